"""Acts on accounts, in Chinese."""

SENTENCES = {
    "noun.people": "人员与账号",
    "act.people.add": "添加人员",
    "act.people.close": "停用账号",
    "act.people.close.hint": "此人立即退出登录，令牌失效，不能再登录；以后可以恢复。",
    "act.people.reopen": "恢复账号",
    "act.people.reopen.hint": "停用的账号可以再次登录，密码不变；令牌须重新生成。",
    "act.people.unlock": "解除锁定",
    "act.people.unlock.hint": "因多次输错密码而暂停的账号可以立即再登录。",
    "field.role": "角色",
    "field.closed": "含已停用",
}
