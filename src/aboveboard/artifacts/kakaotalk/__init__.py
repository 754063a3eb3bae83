"""KakaoTalk."""
