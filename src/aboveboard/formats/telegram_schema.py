"""The objects that `telegram` reads, as Telegram's type language defines them: number, name, fields in order, type.

Only what a stored message, person or chat is made of, in the layers of about 2020 to 2026 (114 to 226). Fields of type `true`
are bits of `flags` alone and are left out, since they take no room. The number of a definition is
its CRC-32, which the tests compute; those of secret chats are Telegram for Android's own.

Source of the facts: Telegram's published schema (https://core.telegram.org/schema and its layers,
https://core.telegram.org/mtproto/TL for the checksum rule).
"""

from __future__ import annotations

from typing import Final

_MESSAGE: Final = (
    "flags:# flags2:# id:int from_id:flags.8?Peer from_boosts_applied:flags.29?int from_rank:flags2.12?string peer_id:Peer"
    " saved_peer_id:flags.28?Peer fwd_from:flags.2?MessageFwdHeader via_bot_id:flags.11?long"
    " via_business_bot_id:flags2.0?long guestchat_via_from:flags2.19?Peer reply_to:flags.3?MessageReplyHeader date:int"
    " message:string media:flags.9?MessageMedia reply_markup:flags.6?ReplyMarkup entities:flags.7?Vector<MessageEntity>"
    " views:flags.10?int forwards:flags.10?int replies:flags.23?MessageReplies edit_date:flags.15?int"
    " post_author:flags.16?string grouped_id:flags.17?long reactions:flags.20?MessageReactions"
    " restriction_reason:flags.22?Vector<RestrictionReason> ttl_period:flags.25?int quick_reply_shortcut_id:flags.30?int"
    " effect:flags2.2?long factcheck:flags2.3?FactCheck report_delivery_until_date:flags2.5?int"
    " paid_message_stars:flags2.6?long suggested_post:flags2.7?SuggestedPost schedule_repeat_period:flags2.10?int"
    " summary_from_language:flags2.11?string"
)
_LACK_A: Final = "guestchat_via_from"
_LACK_B: Final = f"{_LACK_A} from_rank summary_from_language"
_LACK_C: Final = f"{_LACK_B} schedule_repeat_period suggested_post"
_LACK_D: Final = f"{_LACK_C} paid_message_stars report_delivery_until_date"
_LACK_E: Final = f"{_LACK_D} effect factcheck"
_LACK_F: Final = f"{_LACK_E} flags2 via_business_bot_id"
_LACK_G: Final = f"{_LACK_F} quick_reply_shortcut_id from_boosts_applied"
_MESSAGES: Final = (
    ("95ef6f2b", ""),
    ("3ae56482", _LACK_A),
    ("b92f76cf", _LACK_B),
    ("9815cec8", f"{_LACK_B} schedule_repeat_period"),
    ("eabcdd4d", _LACK_C),
    ("96fdbbe9", f"{_LACK_C} paid_message_stars"),
    ("94345242", _LACK_D),
    ("2357bf25", _LACK_E),
    ("a66c7efc", _LACK_F),
    ("1e4c8a69", f"{_LACK_F} quick_reply_shortcut_id"),
    ("76bec211", _LACK_G),
    ("38116ee0", f"{_LACK_G} saved_peer_id"),
    ("85d6cbe2", f"{_LACK_G} saved_peer_id reactions"),
)
"""Numbers of messages with 64-bit ids, and which fields each lacks of the newest."""

_OLD_MESSAGE: Final = (
    "flags:# id:int from_id:flags.8?Peer peer_id:Peer fwd_from:flags.2?MessageFwdHeader via_bot_id:flags.11?int"
    " reply_to:flags.3?MessageReplyHeader date:int message:string media:flags.9?MessageMedia"
    " reply_markup:flags.6?ReplyMarkup entities:flags.7?Vector<MessageEntity> views:flags.10?int forwards:flags.10?int"
    " replies:flags.23?MessageReplies edit_date:flags.15?int post_author:flags.16?string grouped_id:flags.17?long"
    " restriction_reason:flags.22?Vector<RestrictionReason>"
)

_USER: Final = (
    "id:long access_hash:flags.0?long first_name:flags.1?string last_name:flags.2?string username:flags.3?string"
    " phone:flags.4?string photo:flags.5?UserProfilePhoto status:flags.6?UserStatus bot_info_version:flags.14?int"
    " restriction_reason:flags.18?Vector<RestrictionReason> bot_inline_placeholder:flags.19?string"
    " lang_code:flags.22?string"
)
_USER2: Final = f"user flags:# flags2:# {_USER} emoji_status:flags.30?EmojiStatus usernames:flags2.0?Vector<Username>"
_COLORS: Final = "color:flags2.8?PeerColor profile_color:flags2.9?PeerColor"
_ICON: Final = "bot_verification_icon:flags2.14?long send_paid_messages_stars:flags2.15?long"
_CHANNEL: Final = (
    "access_hash:flags.13?long title:string username:flags.6?string photo:ChatPhoto date:int {}"
    "restriction_reason:flags.9?Vector<RestrictionReason> admin_rights:flags.14?ChatAdminRights"
    " banned_rights:flags.15?ChatBannedRights default_banned_rights:flags.18?ChatBannedRights"
    " participants_count:flags.17?int"
)
_LONG: Final = f"id:long {_CHANNEL.format('')}"
_INT: Final = f"id:int {_CHANNEL.format('version:int ')}"
_NAMED: Final = f"{_LONG} usernames:flags2.0?Vector<Username>"
_LOOKS: Final = (
    "color:flags2.7?PeerColor profile_color:flags2.8?PeerColor emoji_status:flags2.9?EmojiStatus level:flags2.10?int"
)
_GROUP: Final = (
    "title:string photo:ChatPhoto participants_count:int date:int version:int migrated_to:flags.6?InputChannel"
    " admin_rights:flags.14?ChatAdminRights default_banned_rights:flags.18?ChatBannedRights"
)
_STYLE: Final = "flags:# style:flags.10?KeyboardButtonStyle"
_SPAN: Final = "offset:int length:int"
_SPANS: Final = (
    "Unknown=bb92ba95 Mention=fa04579d Hashtag=6f635b0d BotCommand=6cef8ac7 Url=6ed02538 Email=64e475c2 Bold=bd610bc9"
    " Italic=826f8b60 Code=28a20571 Phone=9b69e34b Cashtag=4c4e743f Underline=9c4e7e8b Strike=bf0693d4 BankCard=761e6af4"
    " Spoiler=32ca960f Blockquote=20df5d0 DiffInsert=71777116 DiffDelete=652c1c5"
)
_WEB: Final = (
    "id:long url:string display_url:string hash:int type:flags.0?string site_name:flags.1?string title:flags.2?string"
    " description:flags.3?string photo:flags.4?Photo embed_url:flags.5?string embed_type:flags.5?string"
    " embed_width:flags.6?int embed_height:flags.6?int duration:flags.7?int author:flags.8?string"
    " document:flags.9?Document cached_page:flags.10?Page attributes:flags.12?Vector<WebPageAttribute>"
)
_DOCUMENT: Final = (
    "id:long access_hash:long file_reference:bytes date:int mime_type:string size:{} thumbs:flags.0?Vector<PhotoSize>"
    " video_thumbs:flags.1?Vector<VideoSize> dc_id:int attributes:Vector<DocumentAttribute>"
)
_INVOICE: Final = (
    "title:string description:string photo:flags.0?WebDocument receipt_msg_id:flags.2?int currency:string"
    " total_amount:long start_param:string"
)
_REPLY: Final = (
    "flags:# reply_to_msg_id:flags.4?int reply_to_peer_id:flags.0?Peer reply_from:flags.5?MessageFwdHeader"
    " reply_media:flags.8?MessageMedia reply_to_top_id:flags.1?int quote_text:flags.6?string"
    " quote_entities:flags.7?Vector<MessageEntity>"
)
_SERVICE: Final = "flags:# id:int from_id:flags.8?Peer peer_id:Peer"
_GIFT: Final = "flags:# currency:string amount:long"
_CRYPTO: Final = "crypto_currency:flags.0?string crypto_amount:flags.0?long"
_POLL: Final = "id:long flags:# question:{} answers:Vector<PollAnswer> close_period:flags.4?int close_date:flags.5?int"
_RESULTS: Final = (
    "flags:# results:flags.1?Vector<PollAnswerVoters> total_voters:flags.2?int recent_voters:flags.3?Vector<{}>"
)
_SOLVED: Final = "solution:flags.4?string solution_entities:flags.4?Vector<MessageEntity>"

DEFINITIONS: Final = f"""
59511722 peerUser user_id:long = Peer
36c6019a peerChat chat_id:long = Peer
a2a5371e peerChannel channel_id:long = Peer
9db1bc6d peerUser user_id:int = Peer
bad0e5bb peerChat chat_id:int = Peer
bddde532 peerChannel channel_id:int = Peer

90a6ca84 messageEmpty flags:# id:int peer_id:flags.0?Peer = Message
83e5de54 messageEmpty id:int = Message
bce383d2 message {_OLD_MESSAGE} ttl_period:flags.25?int = Message
58ae39c9 message {_OLD_MESSAGE} = Message
452c0e65 message flags:# id:int from_id:flags.8?int to_id:Peer fwd_from:flags.2?MessageFwdHeader
    via_bot_id:flags.11?int reply_to_msg_id:flags.3?int date:int message:string media:flags.9?MessageMedia
    reply_markup:flags.6?ReplyMarkup entities:flags.7?Vector<MessageEntity> views:flags.10?int edit_date:flags.15?int
    post_author:flags.16?string grouped_id:flags.17?long restriction_reason:flags.22?Vector<RestrictionReason> =
    Message
7a800e0a messageService {_SERVICE} saved_peer_id:flags.28?Peer reply_to:flags.3?MessageReplyHeader date:int
    action:MessageAction reactions:flags.20?MessageReactions ttl_period:flags.25?int = Message
d3d28540 messageService {_SERVICE} reply_to:flags.3?MessageReplyHeader date:int action:MessageAction
    reactions:flags.20?MessageReactions ttl_period:flags.25?int = Message
2b085862 messageService {_SERVICE} reply_to:flags.3?MessageReplyHeader date:int action:MessageAction
    ttl_period:flags.25?int = Message
286fa604 messageService {_SERVICE} reply_to:flags.3?MessageReplyHeader date:int action:MessageAction = Message
9e19a1f6 messageService flags:# id:int from_id:flags.8?int to_id:Peer reply_to_msg_id:flags.3?int date:int
    action:MessageAction = Message

4e4df4bb messageFwdHeader flags:# from_id:flags.0?Peer from_name:flags.5?string date:int channel_post:flags.2?int
    post_author:flags.3?string saved_from_peer:flags.4?Peer saved_from_msg_id:flags.4?int saved_from_id:flags.8?Peer
    saved_from_name:flags.9?string saved_date:flags.10?int psa_type:flags.6?string = MessageFwdHeader
5f777dce messageFwdHeader flags:# from_id:flags.0?Peer from_name:flags.5?string date:int channel_post:flags.2?int
    post_author:flags.3?string saved_from_peer:flags.4?Peer saved_from_msg_id:flags.4?int psa_type:flags.6?string =
    MessageFwdHeader
353a686b messageFwdHeader flags:# from_id:flags.0?int from_name:flags.5?string date:int channel_id:flags.1?int
    channel_post:flags.2?int post_author:flags.3?string saved_from_peer:flags.4?Peer saved_from_msg_id:flags.4?int
    psa_type:flags.6?string = MessageFwdHeader
1b97dd66 messageReplyHeader {_REPLY} quote_offset:flags.10?int todo_item_id:flags.11?int poll_option:flags.12?bytes =
    MessageReplyHeader
6917560b messageReplyHeader {_REPLY} quote_offset:flags.10?int todo_item_id:flags.11?int = MessageReplyHeader
afbc09db messageReplyHeader {_REPLY} quote_offset:flags.10?int = MessageReplyHeader
6eebcabd messageReplyHeader {_REPLY} = MessageReplyHeader
a6d57763 messageReplyHeader flags:# reply_to_msg_id:int reply_to_peer_id:flags.0?Peer reply_to_top_id:flags.1?int =
    MessageReplyHeader
e5af939 messageReplyStoryHeader peer:Peer story_id:int = MessageReplyHeader
9c98bfc1 messageReplyStoryHeader user_id:long story_id:int = MessageReplyHeader
83d60fc2 messageReplies flags:# replies:int replies_pts:int recent_repliers:flags.1?Vector<Peer>
    channel_id:flags.0?long max_id:flags.2?int read_max_id:flags.3?int = MessageReplies
4128faac messageReplies flags:# replies:int replies_pts:int recent_repliers:flags.1?Vector<Peer>
    channel_id:flags.0?int max_id:flags.2?int read_max_id:flags.3?int = MessageReplies

a339f0b messageReactions flags:# results:Vector<ReactionCount> recent_reactions:flags.1?Vector<MessagePeerReaction>
    top_reactors:flags.4?Vector<MessageReactor> = MessageReactions
4f2b9479 messageReactions flags:# results:Vector<ReactionCount> recent_reactions:flags.1?Vector<MessagePeerReaction> =
    MessageReactions
87b6e36 messageReactions flags:# results:Vector<ReactionCount> recent_reactons:flags.1?Vector<MessageUserReaction> =
    MessageReactions
a3d1cb80 reactionCount flags:# chosen_order:flags.0?int reaction:Reaction count:int = ReactionCount
6fb250d1 reactionCount flags:# reaction:string count:int = ReactionCount
8c79b63c messagePeerReaction flags:# peer_id:Peer date:int reaction:Reaction = MessagePeerReaction
b156fe9c messagePeerReaction flags:# peer_id:Peer reaction:Reaction = MessagePeerReaction
51b67eff messagePeerReaction flags:# peer_id:Peer reaction:string = MessagePeerReaction
932844fa messageUserReaction user_id:long reaction:string = MessageUserReaction
4ba3a95a messageReactor flags:# peer_id:flags.3?Peer count:int = MessageReactor
79f5d419 reactionEmpty = Reaction
1b2286b8 reactionEmoji emoticon:string = Reaction
8935fc73 reactionCustomEmoji document_id:long = Reaction
523da4eb reactionPaid = Reaction

d072acb4 restrictionReason platform:string reason:string text:string = RestrictionReason
751f3146 textWithEntities text:string entities:Vector<MessageEntity> = TextWithEntities
b89bfccf factCheck flags:# country:flags.1?string text:flags.1?TextWithEntities hash:long = FactCheck
bbb6b4a3 starsAmount amount:long nanos:int = StarsAmount
74aee3e0 starsTonAmount amount:long = StarsAmount
e8e37e5 suggestedPost flags:# price:flags.3?StarsAmount schedule_date:flags.0?int = SuggestedPost

3ded6320 messageMediaEmpty = MessageMedia
e216eb63 messageMediaPhoto flags:# photo:flags.0?Photo ttl_seconds:flags.2?int video:flags.4?Document = MessageMedia
695150d7 messageMediaPhoto flags:# photo:flags.0?Photo ttl_seconds:flags.2?int = MessageMedia
56e0d474 messageMediaGeo geo:GeoPoint = MessageMedia
70322949 messageMediaContact phone_number:string first_name:string last_name:string vcard:string user_id:long =
    MessageMedia
cbf24940 messageMediaContact phone_number:string first_name:string last_name:string vcard:string user_id:int =
    MessageMedia
9f84f49e messageMediaUnsupported = MessageMedia
52d8ccd9 messageMediaDocument flags:# document:flags.0?Document alt_documents:flags.5?Vector<Document>
    video_cover:flags.9?Photo video_timestamp:flags.10?int ttl_seconds:flags.2?int = MessageMedia
dd570bd5 messageMediaDocument flags:# document:flags.0?Document alt_documents:flags.5?Vector<Document>
    ttl_seconds:flags.2?int = MessageMedia
4cf4d72d messageMediaDocument flags:# document:flags.0?Document alt_document:flags.5?Document ttl_seconds:flags.2?int
    = MessageMedia
9cb070d7 messageMediaDocument flags:# document:flags.0?Document ttl_seconds:flags.2?int = MessageMedia
ddf10c3b messageMediaWebPage flags:# webpage:WebPage = MessageMedia
a32dd600 messageMediaWebPage webpage:WebPage = MessageMedia
2ec0533f messageMediaVenue geo:GeoPoint title:string address:string provider:string venue_id:string venue_type:string
    = MessageMedia
fdb19008 messageMediaGame game:Game = MessageMedia
f6a548d3 messageMediaInvoice flags:# {_INVOICE} extended_media:flags.4?MessageExtendedMedia = MessageMedia
84551347 messageMediaInvoice flags:# {_INVOICE} = MessageMedia
b940c666 messageMediaGeoLive flags:# geo:GeoPoint heading:flags.0?int period:int
    proximity_notification_radius:flags.1?int = MessageMedia
7c3c2609 messageMediaGeoLive geo:GeoPoint period:int = MessageMedia
773f4e66 messageMediaPoll flags:# poll:Poll results:PollResults attached_media:flags.0?MessageMedia = MessageMedia
4bd6e798 messageMediaPoll poll:Poll results:PollResults = MessageMedia
8cbec07 messageMediaDice flags:# value:int emoticon:string game_outcome:flags.0?messages.EmojiGameOutcome = MessageMedia
3f7ee58b messageMediaDice value:int emoticon:string = MessageMedia
68cb6283 messageMediaStory flags:# peer:Peer id:int story:flags.0?StoryItem = MessageMedia
cbb20d88 messageMediaStory flags:# user_id:long id:int story:flags.0?StoryItem = MessageMedia
aa073beb messageMediaGiveaway flags:# channels:Vector<long> countries_iso2:flags.1?Vector<string>
    prize_description:flags.3?string quantity:int months:flags.4?int stars:flags.5?long until_date:int = MessageMedia
58260664 messageMediaGiveaway flags:# channels:Vector<long> countries_iso2:flags.1?Vector<string> quantity:int
    months:int until_date:int = MessageMedia
ceaa3ea1 messageMediaGiveawayResults flags:# channel_id:long additional_peers_count:flags.3?int launch_msg_id:int
    winners_count:int unclaimed_count:int winners:Vector<long> months:flags.4?int stars:flags.5?long
    prize_description:flags.1?string until_date:int = MessageMedia
a8852491 messageMediaPaidMedia stars_amount:long extended_media:Vector<MessageExtendedMedia> = MessageMedia
8a53b014 messageMediaToDo flags:# todo:TodoList completions:flags.0?Vector<TodoCompletion> = MessageMedia
ad628cc8 messageExtendedMediaPreview flags:# w:flags.0?int h:flags.0?int thumb:flags.1?PhotoSize
    video_duration:flags.2?int = MessageExtendedMedia
ee479c64 messageExtendedMedia media:MessageMedia = MessageExtendedMedia
49b92a26 todoList flags:# title:TextWithEntities list:Vector<TodoItem> = TodoList
cba9a52f todoItem id:int title:TextWithEntities = TodoItem
4cc120b7 todoCompletion id:int completed_by:long date:int = TodoCompletion

1117dd5f geoPointEmpty = GeoPoint
b2a2f663 geoPoint flags:# long:double lat:double access_hash:long accuracy_radius:flags.0?int = GeoPoint
296f104 geoPoint long:double lat:double access_hash:long = GeoPoint
2331b22d photoEmpty id:long = Photo
fb197a65 photo flags:# id:long access_hash:long file_reference:bytes date:int sizes:Vector<PhotoSize>
    video_sizes:flags.1?Vector<VideoSize> dc_id:int = Photo
d07504a5 photo flags:# id:long access_hash:long file_reference:bytes date:int sizes:Vector<PhotoSize> dc_id:int = Photo
e17e23c photoSizeEmpty type:string = PhotoSize
75c78e60 photoSize type:string w:int h:int size:int = PhotoSize
77bfb61b photoSize type:string location:FileLocation w:int h:int size:int = PhotoSize
21e1ad6 photoCachedSize type:string w:int h:int bytes:bytes = PhotoSize
e9a734fa photoCachedSize type:string location:FileLocation w:int h:int bytes:bytes = PhotoSize
e0b0bc2e photoStrippedSize type:string bytes:bytes = PhotoSize
fa3efb95 photoSizeProgressive type:string w:int h:int sizes:Vector<int> = PhotoSize
d8214d41 photoPathSize type:string bytes:bytes = PhotoSize
bc7fc6cd fileLocationToBeDeprecated volume_id:long local_id:int = FileLocation
de33b094 videoSize flags:# type:string w:int h:int size:int video_start_ts:flags.0?double = VideoSize
f85c413c videoSizeEmojiMarkup emoji_id:long background_colors:Vector<int> = VideoSize
da082fe videoSizeStickerMarkup stickerset:InputStickerSet sticker_id:long background_colors:Vector<int> = VideoSize
36f8c871 documentEmpty id:long = Document
8fd4c4d8 document flags:# {_DOCUMENT.format("long")} = Document
1e87342b document flags:# {_DOCUMENT.format("int")} = Document
6c37c15c documentAttributeImageSize w:int h:int = DocumentAttribute
11b58939 documentAttributeAnimated = DocumentAttribute
6319d612 documentAttributeSticker flags:# alt:string stickerset:InputStickerSet mask_coords:flags.0?MaskCoords =
    DocumentAttribute
43c57c48 documentAttributeVideo flags:# duration:double w:int h:int preload_prefix_size:flags.2?int
    video_start_ts:flags.4?double video_codec:flags.5?string = DocumentAttribute
17399fad documentAttributeVideo flags:# duration:double w:int h:int preload_prefix_size:flags.2?int
    video_start_ts:flags.4?double = DocumentAttribute
d38ff1c2 documentAttributeVideo flags:# duration:double w:int h:int preload_prefix_size:flags.2?int = DocumentAttribute
ef02ce6 documentAttributeVideo flags:# duration:int w:int h:int = DocumentAttribute
9852f9c6 documentAttributeAudio flags:# duration:int title:flags.0?string performer:flags.1?string
    waveform:flags.2?bytes = DocumentAttribute
15590068 documentAttributeFilename file_name:string = DocumentAttribute
9801d2f7 documentAttributeHasStickers = DocumentAttribute
fd149899 documentAttributeCustomEmoji flags:# alt:string stickerset:InputStickerSet = DocumentAttribute
ffb62b95 inputStickerSetEmpty = InputStickerSet
9de7a269 inputStickerSetID id:long access_hash:long = InputStickerSet
861cc8a0 inputStickerSetShortName short_name:string = InputStickerSet
28703c8 inputStickerSetAnimatedEmoji = InputStickerSet
e67f520e inputStickerSetDice emoticon:string = InputStickerSet
cde3739 inputStickerSetAnimatedEmojiAnimations = InputStickerSet
c88b3b02 inputStickerSetPremiumGifts = InputStickerSet
4c4d4ce inputStickerSetEmojiGenericAnimations = InputStickerSet
29d0f5ee inputStickerSetEmojiDefaultStatuses = InputStickerSet
44c1f8e9 inputStickerSetEmojiDefaultTopicIcons = InputStickerSet
49748553 inputStickerSetEmojiChannelDefaultStatuses = InputStickerSet
aed6dbb2 maskCoords n:int x:double y:double zoom:double = MaskCoords

211a1788 webPageEmpty flags:# id:long url:flags.0?string = WebPage
eb1477e8 webPageEmpty id:long = WebPage
b0d13e47 webPagePending flags:# id:long url:flags.0?string date:int = WebPage
c586da1c webPagePending id:long date:int = WebPage
e89c45b2 webPage flags:# {_WEB} = WebPage
7311ca11 webPageNotModified flags:# cached_page_views:flags.0?int = WebPage
2e94c3e7 webPageAttributeStory flags:# peer:Peer id:int story:flags.0?StoryItem = WebPageAttribute
50cc03d3 webPageAttributeStickerSet flags:# stickers:Vector<Document> = WebPageAttribute
98657f0d page flags:# url:string blocks:Vector<PageBlock> photos:Vector<Photo> documents:Vector<Document>
    views:flags.3?int = Page
dc3d824f textEmpty = RichText
744694e0 textPlain text:string = RichText
6724abc4 textBold text:RichText = RichText
d912a59c textItalic text:RichText = RichText
c12622c4 textUnderline text:RichText = RichText
9bf8bb95 textStrike text:RichText = RichText
6c3f19b9 textFixed text:RichText = RichText
3c2884c1 textUrl text:RichText url:string webpage_id:long = RichText
de5a0dd6 textEmail text:RichText email:string = RichText
7e6260d7 textConcat texts:Vector<RichText> = RichText
ed6a8504 textSubscript text:RichText = RichText
c7fb5e01 textSuperscript text:RichText = RichText
34b8621 textMarked text:RichText = RichText
1ccb966a textPhone text:RichText phone:string = RichText
81ccf4f textImage document_id:long w:int h:int = RichText
35553762 textAnchor text:RichText name:string = RichText
13567e8a pageBlockUnsupported = PageBlock
70abc3fd pageBlockTitle text:RichText = PageBlock
8ffa9a1f pageBlockSubtitle text:RichText = PageBlock
baafe5e0 pageBlockAuthorDate author:RichText published_date:int = PageBlock
bfd064ec pageBlockHeader text:RichText = PageBlock
f12bb6e1 pageBlockSubheader text:RichText = PageBlock
467a0766 pageBlockParagraph text:RichText = PageBlock
c070d93e pageBlockPreformatted text:RichText language:string = PageBlock
48870999 pageBlockFooter text:RichText = PageBlock
db20b188 pageBlockDivider = PageBlock
ce0d37b0 pageBlockAnchor name:string = PageBlock
e4e88011 pageBlockList items:Vector<PageListItem> = PageBlock
263d7c26 pageBlockBlockquote text:RichText caption:RichText = PageBlock
4f4456d3 pageBlockPullquote text:RichText caption:RichText = PageBlock
1759c560 pageBlockPhoto flags:# photo_id:long caption:PageCaption url:flags.0?string webpage_id:flags.0?long = PageBlock
7c8fe7b6 pageBlockVideo flags:# video_id:long caption:PageCaption = PageBlock
39f23300 pageBlockCover cover:PageBlock = PageBlock
a8718dc5 pageBlockEmbed flags:# url:flags.1?string html:flags.2?string poster_photo_id:flags.4?long w:flags.5?int
    h:flags.5?int caption:PageCaption = PageBlock
f259a80b pageBlockEmbedPost url:string webpage_id:long author_photo_id:long author:string date:int
    blocks:Vector<PageBlock> caption:PageCaption = PageBlock
65a0fa4d pageBlockCollage items:Vector<PageBlock> caption:PageCaption = PageBlock
31f9590 pageBlockSlideshow items:Vector<PageBlock> caption:PageCaption = PageBlock
ef1751b5 pageBlockChannel channel:Chat = PageBlock
804361ea pageBlockAudio audio_id:long caption:PageCaption = PageBlock
1e148390 pageBlockKicker text:RichText = PageBlock
bf4dea82 pageBlockTable flags:# title:RichText rows:Vector<PageTableRow> = PageBlock
9a8ae1e1 pageBlockOrderedList items:Vector<PageListOrderedItem> = PageBlock
76768bed pageBlockDetails flags:# blocks:Vector<PageBlock> title:RichText = PageBlock
16115a96 pageBlockRelatedArticles title:RichText articles:Vector<PageRelatedArticle> = PageBlock
a44f3ef6 pageBlockMap geo:GeoPoint zoom:int w:int h:int caption:PageCaption = PageBlock
6f747657 pageCaption text:RichText credit:RichText = PageCaption
b92fb6cd pageListItemText text:RichText = PageListItem
25e073fc pageListItemBlocks blocks:Vector<PageBlock> = PageListItem
5e068047 pageListOrderedItemText num:string text:RichText = PageListOrderedItem
98dd8936 pageListOrderedItemBlocks num:string blocks:Vector<PageBlock> = PageListOrderedItem
34566b6a pageTableCell flags:# text:flags.7?RichText colspan:flags.1?int rowspan:flags.2?int = PageTableCell
e0c0c5e5 pageTableRow cells:Vector<PageTableCell> = PageTableRow
b390dc08 pageRelatedArticle flags:# url:string webpage_id:long title:flags.0?string description:flags.1?string
    photo_id:flags.2?long author:flags.3?string published_date:flags.4?int = PageRelatedArticle

bdf9653b game flags:# id:long access_hash:long short_name:string title:string description:string photo:Photo
    document:flags.0?Document = Game
1c570ed1 webDocument url:string access_hash:long size:int mime_type:string attributes:Vector<DocumentAttribute> =
    WebDocument
f9c8bcc6 webDocumentNoProxy url:string size:int mime_type:string attributes:Vector<DocumentAttribute> = WebDocument
b8425be9 poll {_POLL.format("TextWithEntities")} hash:long = Poll
58747131 poll {_POLL.format("TextWithEntities")} = Poll
86e18161 poll {_POLL.format("string")} = Poll
4b7d786a pollAnswer flags:# text:TextWithEntities option:bytes media:flags.0?MessageMedia added_by:flags.1?Peer
    date:flags.1?int = PollAnswer
ff16e2ca pollAnswer text:TextWithEntities option:bytes = PollAnswer
6ca9c2e9 pollAnswer text:string option:bytes = PollAnswer
3645230a pollAnswerVoters flags:# option:bytes voters:flags.2?int recent_voters:flags.2?Vector<Peer> = PollAnswerVoters
3b6ddad2 pollAnswerVoters flags:# option:bytes voters:int = PollAnswerVoters
7adf2420 pollResults {_RESULTS.format("Peer")} {_SOLVED} = PollResults
dcb82ea3 pollResults {_RESULTS.format("long")} {_SOLVED} = PollResults
badcc1a3 pollResults {_RESULTS.format("int")} {_SOLVED} = PollResults

a03e5b85 replyKeyboardHide flags:# = ReplyMarkup
86b40b08 replyKeyboardForceReply flags:# placeholder:flags.3?string = ReplyMarkup
85dd99d1 replyKeyboardMarkup flags:# rows:Vector<KeyboardButtonRow> placeholder:flags.3?string = ReplyMarkup
48a30254 replyInlineMarkup rows:Vector<KeyboardButtonRow> = ReplyMarkup
77608b83 keyboardButtonRow buttons:Vector<KeyboardButton> = KeyboardButtonRow
7d170cff keyboardButton {_STYLE} text:string = KeyboardButton
d80c25ec keyboardButtonUrl {_STYLE} text:string url:string = KeyboardButton
e62bc960 keyboardButtonCallback {_STYLE} text:string data:bytes = KeyboardButton
417efd8f keyboardButtonRequestPhone {_STYLE} text:string = KeyboardButton
aa40f94d keyboardButtonRequestGeoLocation {_STYLE} text:string = KeyboardButton
991399fc keyboardButtonSwitchInline {_STYLE} text:string query:string peer_types:flags.1?Vector<InlineQueryPeerType> =
    KeyboardButton
89c590f9 keyboardButtonGame {_STYLE} text:string = KeyboardButton
3fa53905 keyboardButtonBuy {_STYLE} text:string = KeyboardButton
f51006f9 keyboardButtonUrlAuth {_STYLE} text:string fwd_text:flags.0?string url:string button_id:int = KeyboardButton
c0fd5d09 keyboardButtonUserProfile {_STYLE} text:string user_id:long = KeyboardButton
e846b1a0 keyboardButtonWebView {_STYLE} text:string url:string = KeyboardButton
e15c4370 keyboardButtonSimpleWebView {_STYLE} text:string url:string = KeyboardButton
bcc4af10 keyboardButtonCopy {_STYLE} text:string copy_text:string = KeyboardButton
a2fa4880 keyboardButton text:string = KeyboardButton
258aff05 keyboardButtonUrl text:string url:string = KeyboardButton
35bbdb6b keyboardButtonCallback flags:# text:string data:bytes = KeyboardButton
b16a6c29 keyboardButtonRequestPhone text:string = KeyboardButton
fc796b3f keyboardButtonRequestGeoLocation text:string = KeyboardButton
93b9fbb5 keyboardButtonSwitchInline flags:# text:string query:string peer_types:flags.1?Vector<InlineQueryPeerType> =
    KeyboardButton
568a748 keyboardButtonSwitchInline flags:# text:string query:string = KeyboardButton
50f41ccf keyboardButtonGame text:string = KeyboardButton
afd93fbb keyboardButtonBuy text:string = KeyboardButton
10b78d29 keyboardButtonUrlAuth flags:# text:string fwd_text:flags.0?string url:string button_id:int = KeyboardButton
bbc7515d keyboardButtonRequestPoll flags:# quiz:flags.0?Bool text:string = KeyboardButton
308660c1 keyboardButtonUserProfile text:string user_id:long = KeyboardButton
13767230 keyboardButtonWebView text:string url:string = KeyboardButton
a0c0505c keyboardButtonSimpleWebView text:string url:string = KeyboardButton
75d2698e keyboardButtonCopy text:string copy_text:string = KeyboardButton
3081ed9d inlineQueryPeerTypeSameBotPM = InlineQueryPeerType
833c0fac inlineQueryPeerTypePM = InlineQueryPeerType
d766c50a inlineQueryPeerTypeChat = InlineQueryPeerType
5ec4be43 inlineQueryPeerTypeMegagroup = InlineQueryPeerType
6334ee9a inlineQueryPeerTypeBroadcast = InlineQueryPeerType
e3b2d0c inlineQueryPeerTypeBotPM = InlineQueryPeerType

73924be0 messageEntityPre {_SPAN} language:string = MessageEntity
76a6d327 messageEntityTextUrl {_SPAN} url:string = MessageEntity
dc7b1140 messageEntityMentionName {_SPAN} user_id:long = MessageEntity
352dca58 messageEntityMentionName {_SPAN} user_id:int = MessageEntity
c8cf05f8 messageEntityCustomEmoji {_SPAN} document_id:long = MessageEntity
f1ccaaac messageEntityBlockquote flags:# {_SPAN} = MessageEntity
904ac7c7 messageEntityFormattedDate flags:# {_SPAN} date:int = MessageEntity
c6c1e5a7 messageEntityDiffReplace {_SPAN} old_text:string = MessageEntity

b6aef7b0 messageActionEmpty = MessageAction
bd47cbad messageActionChatCreate title:string users:Vector<long> = MessageAction
a6638b9a messageActionChatCreate title:string users:Vector<int> = MessageAction
b5a1ce5a messageActionChatEditTitle title:string = MessageAction
7fcb13a8 messageActionChatEditPhoto photo:Photo = MessageAction
95e3fbef messageActionChatDeletePhoto = MessageAction
15cefd00 messageActionChatAddUser users:Vector<long> = MessageAction
488a7337 messageActionChatAddUser users:Vector<int> = MessageAction
a43f30cc messageActionChatDeleteUser user_id:long = MessageAction
b2ae9b0c messageActionChatDeleteUser user_id:int = MessageAction
31224c3 messageActionChatJoinedByLink inviter_id:long = MessageAction
f89cf5e8 messageActionChatJoinedByLink inviter_id:int = MessageAction
95d2ac92 messageActionChannelCreate title:string = MessageAction
e1037f92 messageActionChatMigrateTo channel_id:long = MessageAction
51bdb021 messageActionChatMigrateTo channel_id:int = MessageAction
ea3948e9 messageActionChannelMigrateFrom title:string chat_id:long = MessageAction
b055eaee messageActionChannelMigrateFrom title:string chat_id:int = MessageAction
94bd38ed messageActionPinMessage = MessageAction
9fbab604 messageActionHistoryClear = MessageAction
92a72876 messageActionGameScore game_id:long score:int = MessageAction
c624b16e messageActionPaymentSent flags:# currency:string total_amount:long invoice_slug:flags.0?string
    subscription_until_date:flags.4?int = MessageAction
96163f56 messageActionPaymentSent flags:# currency:string total_amount:long invoice_slug:flags.0?string = MessageAction
40699cd0 messageActionPaymentSent currency:string total_amount:long = MessageAction
80e11a7f messageActionPhoneCall flags:# call_id:long reason:flags.0?PhoneCallDiscardReason duration:flags.1?int =
    MessageAction
4792929b messageActionScreenshotTaken = MessageAction
fae69f56 messageActionCustomAction message:string = MessageAction
c516d679 messageActionBotAllowed flags:# domain:flags.0?string app:flags.2?BotApp = MessageAction
abe9affe messageActionBotAllowed domain:string = MessageAction
f3f25f76 messageActionContactSignUp = MessageAction
98e0d697 messageActionGeoProximityReached from_id:Peer to_id:Peer distance:int = MessageAction
7a0d7f42 messageActionGroupCall flags:# call:InputGroupCall duration:flags.0?int = MessageAction
502f92f7 messageActionInviteToGroupCall call:InputGroupCall users:Vector<long> = MessageAction
76b9f11a messageActionInviteToGroupCall call:InputGroupCall users:Vector<int> = MessageAction
3c134d7b messageActionSetMessagesTTL flags:# period:int auto_setting_from:flags.0?long = MessageAction
aa1afbfd messageActionSetMessagesTTL period:int = MessageAction
b3a07661 messageActionGroupCallScheduled call:InputGroupCall schedule_date:int = MessageAction
b91bbd3a messageActionSetChatTheme theme:ChatTheme = MessageAction
aa786345 messageActionSetChatTheme emoticon:string = MessageAction
ebbca3cb messageActionChatJoinedByRequest = MessageAction
47dd8079 messageActionWebViewDataSentMe text:string data:string = MessageAction
b4c38cb5 messageActionWebViewDataSent text:string = MessageAction
48e91302 messageActionGiftPremium {_GIFT} days:int {_CRYPTO} message:flags.1?TextWithEntities = MessageAction
6c6274fa messageActionGiftPremium {_GIFT} months:int {_CRYPTO} message:flags.1?TextWithEntities = MessageAction
c83d6aec messageActionGiftPremium {_GIFT} months:int {_CRYPTO} = MessageAction
d999256 messageActionTopicCreate flags:# title:string icon_color:int icon_emoji_id:flags.0?long = MessageAction
c0944820 messageActionTopicEdit flags:# title:flags.0?string icon_emoji_id:flags.1?long closed:flags.2?Bool
    hidden:flags.3?Bool = MessageAction
57de635e messageActionSuggestProfilePhoto photo:Photo = MessageAction
31518e9b messageActionRequestedPeer button_id:int peers:Vector<Peer> = MessageAction
fe77345d messageActionRequestedPeer button_id:int peer:Peer = MessageAction
5060a3f4 messageActionSetChatWallPaper flags:# wallpaper:WallPaper = MessageAction
bc44a927 messageActionSetChatWallPaper wallpaper:WallPaper = MessageAction
c0787d6d messageActionSetSameChatWallPaper wallpaper:WallPaper = MessageAction
a80f51e4 messageActionGiveawayLaunch flags:# stars:flags.0?long = MessageAction
332ba9ed messageActionGiveawayLaunch = MessageAction
87e2f155 messageActionGiveawayResults flags:# winners_count:int unclaimed_count:int = MessageAction
cc02aa6d messageActionBoostApply boosts:int = MessageAction
45d5b021 messageActionGiftStars {_GIFT} stars:long {_CRYPTO} transaction_id:flags.1?string = MessageAction
ac1f1fcd messageActionPaidMessagesRefunded count:int stars:long = MessageAction
84b88578 messageActionPaidMessagesPrice flags:# stars:long = MessageAction
2ffe2f7a messageActionConferenceCall flags:# call_id:long duration:flags.2?int other_participants:flags.3?Vector<Peer>
    = MessageAction
cc7c5c89 messageActionTodoCompletions completed:Vector<int> incompleted:Vector<int> = MessageAction
c7edbc83 messageActionTodoAppendTasks list:Vector<TodoItem> = MessageAction
ee7a1596 messageActionSuggestedPostApproval flags:# reject_comment:flags.2?string schedule_date:flags.3?int
    price:flags.4?StarsAmount = MessageAction
95ddcf69 messageActionSuggestedPostSuccess price:StarsAmount = MessageAction
69f916f8 messageActionSuggestedPostRefund flags:# = MessageAction
b07ed085 messageActionNewCreatorPending new_creator_id:long = MessageAction
e188503b messageActionChangeCreator new_creator_id:long = MessageAction
bf7d6572 messageActionNoForwardsToggle prev_value:Bool new_value:Bool = MessageAction
3e2793ba messageActionNoForwardsRequest flags:# prev_value:Bool new_value:Bool = MessageAction
9da1cd6c messageActionPollAppendAnswer answer:PollAnswer = MessageAction
399674dc messageActionPollDeleteAnswer answer:PollAnswer = MessageAction
16605e3e messageActionManagedBotCreated bot_id:long = MessageAction
c3dffc04 chatTheme emoticon:string = ChatTheme
85e42301 phoneCallDiscardReasonMissed = PhoneCallDiscardReason
e095c1a0 phoneCallDiscardReasonDisconnect = PhoneCallDiscardReason
57adc690 phoneCallDiscardReasonHangup = PhoneCallDiscardReason
faf7e8c9 phoneCallDiscardReasonBusy = PhoneCallDiscardReason
9fbbf1f7 phoneCallDiscardReasonMigrateConferenceCall slug:string = PhoneCallDiscardReason
d8aa840f inputGroupCall id:long access_hash:long = InputGroupCall

d3bc4b7a userEmpty id:long = User
31774388 {_USER2} stories_max_id:flags2.5?RecentStory {_COLORS} bot_active_users:flags2.12?int {_ICON} = User
20b1422 {_USER2} stories_max_id:flags2.5?int {_COLORS} bot_active_users:flags2.12?int {_ICON} = User
4b46c37e {_USER2} stories_max_id:flags2.5?int {_COLORS} bot_active_users:flags2.12?int
    bot_verification_icon:flags2.14?long = User
83314fca {_USER2} stories_max_id:flags2.5?int {_COLORS} bot_active_users:flags2.12?int = User
215c4438 {_USER2} stories_max_id:flags2.5?int {_COLORS} = User
eb602f25 {_USER2} stories_max_id:flags2.5?int color:flags2.7?int background_emoji_id:flags2.6?long = User
abb5f120 {_USER2} stories_max_id:flags2.5?int = User
8f97c628 {_USER2} = User
5d99adee user flags:# {_USER} emoji_status:flags.30?EmojiStatus = User
3ff6ecb0 user flags:# {_USER} = User
938458c1 user flags:# {_USER.replace("id:long", "id:int")} = User
4f11bae1 userProfilePhotoEmpty = UserProfilePhoto
82d1f706 userProfilePhoto flags:# photo_id:long stripped_thumb:flags.1?bytes dc_id:int = UserProfilePhoto
9d05049 userStatusEmpty = UserStatus
edb93949 userStatusOnline expires:int = UserStatus
8c703f userStatusOffline was_online:int = UserStatus
7b197dc8 userStatusRecently flags:# = UserStatus
541a1d1a userStatusLastWeek flags:# = UserStatus
65899777 userStatusLastMonth flags:# = UserStatus
e26f42f1 userStatusRecently = UserStatus
7bf09fc userStatusLastWeek = UserStatus
77ebc742 userStatusLastMonth = UserStatus
2de11aae emojiStatusEmpty = EmojiStatus
e7ff068a emojiStatus flags:# document_id:long until:flags.0?int = EmojiStatus
929b619d emojiStatus document_id:long = EmojiStatus
fa30a8c7 emojiStatusUntil document_id:long until:int = EmojiStatus
b4073647 username flags:# username:string = Username

29562865 chatEmpty id:long = Chat
41cbf256 chat flags:# id:long {_GROUP} = Chat
3bda1bde chat flags:# id:int {_GROUP} = Chat
6592a1a7 chatForbidden id:long title:string = Chat
7328bdb chatForbidden id:int title:string = Chat
1c32b11c channel flags:# flags2:# {_NAMED} stories_max_id:flags2.4?RecentStory {_LOOKS}
    subscription_until_date:flags2.11?int bot_verification_icon:flags2.13?long send_paid_messages_stars:flags2.14?long
    linked_monoforum_id:flags2.18?long = Chat
fe685355 channel flags:# flags2:# {_NAMED} stories_max_id:flags2.4?int {_LOOKS} subscription_until_date:flags2.11?int
    bot_verification_icon:flags2.13?long send_paid_messages_stars:flags2.14?long linked_monoforum_id:flags2.18?long =
    Chat
7482147e channel flags:# flags2:# {_NAMED} stories_max_id:flags2.4?int {_LOOKS} subscription_until_date:flags2.11?int
    bot_verification_icon:flags2.13?long send_paid_messages_stars:flags2.14?long = Chat
e00998b7 channel flags:# flags2:# {_NAMED} stories_max_id:flags2.4?int {_LOOKS} subscription_until_date:flags2.11?int
    bot_verification_icon:flags2.13?long = Chat
aadfc8f channel flags:# flags2:# {_NAMED} stories_max_id:flags2.4?int {_LOOKS} = Chat
1981ea7e channel flags:# flags2:# {_NAMED} stories_max_id:flags2.4?int color:flags2.6?int
    background_emoji_id:flags2.5?long = Chat
94f592db channel flags:# flags2:# {_NAMED} stories_max_id:flags2.4?int = Chat
83259464 channel flags:# flags2:# {_NAMED} = Chat
8261ac61 channel flags:# {_LONG} = Chat
d31a961e channel flags:# {_INT} = Chat
17d493d5 channelForbidden flags:# id:long access_hash:long title:string until_date:flags.16?int = Chat
289da732 channelForbidden flags:# id:int access_hash:long title:string until_date:flags.16?int = Chat
37c1011c chatPhotoEmpty = ChatPhoto
1c6e1c11 chatPhoto flags:# photo_id:long stripped_thumb:flags.1?bytes dc_id:int = ChatPhoto
ee8c1e86 inputChannelEmpty = InputChannel
f35aec28 inputChannel channel_id:long access_hash:long = InputChannel
afeb712e inputChannel channel_id:int access_hash:long = InputChannel
5fb224d5 chatAdminRights flags:# = ChatAdminRights
9f120418 chatBannedRights flags:# until_date:int = ChatBannedRights
"""

_SECRET: Final = "flags:# id:int ttl:int {} peer_id:Peer date:int message:string media:MessageMedia = Message"
SECRET: Final = (_SECRET.format("from_id:int"), _SECRET.format("from_id:long"), _SECRET.format("from_id:Peer"))
"""Messages of secret chats, which the Android app alone writes: what stands first, in the ways that are tried in turn."""
SECRET_NUMBERS: Final = (0x555555F9, 0x555555FA)


def lines() -> list[str]:
    """Every definition: 'number name field:type ... = Type'."""
    found = [line for line in DEFINITIONS.replace("\n    ", " ").splitlines() if line]
    fields = _MESSAGE.split()
    for number, lacks in _MESSAGES:
        without = lacks.split()
        found.append(f"{number} message {' '.join(f for f in fields if f.split(':')[0] not in without)} = Message")
    found += [
        f"{number} messageEntity{name} {_SPAN} = MessageEntity"
        for name, number in (pair.split("=") for pair in _SPANS.split())
    ]
    return found
