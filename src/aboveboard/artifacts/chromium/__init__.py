"""Chrome, Brave, Edge, Opera and other browsers made of Chromium."""
