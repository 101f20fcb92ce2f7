"""How calendar programs subscribe, in Chinese."""

SENTENCES = {
    "clients.title": "各种日历怎样订阅，多久刷新",
    "clients.hint": (
        "先在“日历订阅”中新建一个订阅，得到地址。改期和取消会自动出现在日历里，"
        "但各程序按自己的时间刷新。"
    ),
    "clients.inside": (
        "本系统的地址在外网打不开，或没有加密：请在能打开本系统的手机和电脑上订阅。"
        "Google 日历、网页版 Outlook、Nextcloud 从自己的服务器读取，读不到。"
    ),
    "clients.cannot": "目前读不到本系统。",
    "clients.formal": "日历只是方便查看。到访以检查通知书和本系统页面为准。",
    "clients.column.program": "程序",
    "clients.column.steps": "怎样订阅",
    "clients.column.late": "多久刷新",
    "clients.iphone": "苹果手机、平板",
    "clients.iphone.steps": (
        "用相机扫描二维码，点“订阅”。或在“设置”的日历账户中添加“已订阅的日历”，粘贴地址。"
        "询问是否移除提醒时，想要提醒的选“保留”。"
    ),
    "clients.iphone.late": "由“获取新数据”的设置决定，常为每小时；打开日历后下拉可立即刷新。",
    "clients.mac": "苹果电脑",
    "clients.mac.steps": "日历程序的“文件”菜单中选“新建日历订阅”，粘贴地址。",
    "clients.mac.late": "订阅时可选，每 5 分钟到每周；建议选每小时。",
    "clients.android": "安卓、鸿蒙手机",
    "clients.android.steps": (
        "系统日历有“通过网址订阅”“导入网络日历”之类选项的，粘贴地址。"
        "没有的，安装 ICSx⁵ 等订阅程序，再粘贴地址。"
    ),
    "clients.android.late": "在程序中设置，常为每天；建议改为每小时。",
    "clients.outlook": "Outlook 桌面版",
    "clients.outlook.steps": (
        "“添加日历”中选“从 Internet”，粘贴地址；不要打开下载的文件，那只导入一次。"
    ),
    "clients.outlook.late": "约每小时，随发送和接收刷新。提醒不起作用。",
    "clients.outlook_web": "Outlook 网页版、新版 Outlook",
    "clients.outlook_web.steps": "“添加日历”中选“从 Web 订阅”，粘贴地址。",
    "clients.outlook_web.late": "数小时，有时超过一天；不能手动刷新。提醒不起作用。",
    "clients.google": "Google 日历",
    "clients.google.steps": "电脑网页左侧“其他日历”旁点加号，选“通过网址添加”，粘贴地址。",
    "clients.google.late": "8 至 24 小时；不能手动刷新。提醒不起作用。",
    "clients.thunderbird": "Thunderbird",
    "clients.thunderbird.steps": "新建日历，选“网络上的”，用户名留空，粘贴地址。",
    "clients.thunderbird.late": "默认每 30 分钟，可在日历属性中改；“同步”可立即刷新。",
    "clients.linux": "麒麟、统信等桌面（Evolution、GNOME 日历）",
    "clients.linux.steps": "新建日历，类型选“网络”，粘贴地址。",
    "clients.linux.late": "新建时可选，默认每 30 分钟；右键“刷新”可立即刷新。",
    "clients.nextcloud": "Nextcloud",
    "clients.nextcloud.steps": "日历页左侧“新建日历”中选“从链接新建订阅”，粘贴地址。默认去掉提醒。",
    "clients.nextcloud.late": "约每小时，取决于服务器的后台任务。",
    "clients.chats": "企业微信、钉钉、飞书",
    "clients.chats.steps": "这些程序的日程不能订阅外部地址：请另用手机系统的日历。",
    "clients.chats.late": "无",
}
