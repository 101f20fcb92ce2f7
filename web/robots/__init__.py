"""Robots that tell chat groups (WeCom, DingTalk, Feishu and many more) what there is."""
