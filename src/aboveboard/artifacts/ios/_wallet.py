"""What the files about wallet share."""

SOURCES = ("https://github.com/mac4n6/APOLLO (modules/passes23_wallet_transactions.txt)",)
