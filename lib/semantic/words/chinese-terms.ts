/** English=Chinese, several to a line: one a line would be more lines than a file may have. */
const entries = `
access=访问; account number=账号; action=操作; active=启用; activity=活动; actor=演员; actual=实际; admin=管理员
agency=机构; agent=代理人; air date=播出日期; alias=别名; allergy=过敏; animal=动物; annual=年度; answer=回答
apartment=公寓; application=申请; appointment=预约; approved=已批准; area=面积; arrival=到达; article=文章
asset=资产; assignment=分配; attendance=出勤; attribute=属性; available=可用; average=平均; award=奖项
bank=银行; barcode=条形码; base=基础; batch=批次; begin=开始; begin date=开始日期; benefit=福利; bill=账单
billing=账单; birth=出生; birth date=出生日期; birthday=生日; blog=博客; board=委员会; body=正文; bonus=奖金
booking=预订; branch=分支机构; building=建筑; business=业务; buyer=买方; calendar=日历; call=通话
campaign=营销活动; campus=校区; cancelled=已取消; capacity=容量; capital=首都; car=汽车; card=卡
card number=卡号; carrier=承运商; cart=购物车; case=案例; cash=现金; catalog=目录; chapter=章节; charge=收费
check=检查; child=子女; claim=索赔; class=班级; closed=已关闭; club=俱乐部; college=学院; comment=评论
commission=佣金; component=组件; condition=状况; conference=会议; contact=联系人; contact name=联系人姓名
content=内容; continent=大洲; contract=合同; contractor=承包商; coordinate=坐标; copy=副本; county=县
coupon=优惠券; created=创建; created at=创建时间; created by=创建人; created date=创建日期; created on=创建时间
creation date=创建日期; credit=信用; credit card=信用卡; credit limit=信用额度; crime=犯罪; current=当前
customer name=客户姓名; daily=每日; data=数据; database=数据库; date of birth=出生日期; dealer=经销商
death=死亡; debit=借方; default=默认; degree=学位; deleted=删除; deleted at=删除时间; delivery=配送
delivery date=交付日期; departure=出发; deposit=存款; destination=目的地; detail=明细; device=设备
diagnosis=诊断; director=导演; discontinued=停产; disease=疾病; display name=显示名称; district=区
division=分部; doctor=医生; document=文档; domain=领域; donation=捐款; donor=捐赠者; double=双; due date=到期日
duration=时长; earning=收益; edition=版本; education=教育; email address=邮箱地址; employee number=员工编号
end=结束; end date=结束日期; end time=结束时间; engine=引擎; entry=条目; equipment=设备; error=错误
estimated=预计; exam=考试; exchange rate=汇率; expense=支出; expired=已过期; expiry date=到期日期
extension=分机; factory=工厂; faculty=院系; family=家庭; fax=传真; feature=特性; feedback=反馈; file=文件
final=最终; finish=完成; first name=名; flag=标志; floor=楼层; format=格式; founded=成立; freight=运费
frequency=频率; friend=好友; from date=起始日期; fuel=燃料; full name=全名; fund=基金; game=比赛; gate=登机口
goal=目标; gold=金牌; grade=成绩; graduation=毕业; gross=毛; guest=客人; height=高度; high=最高
hire date=入职日期; history=历史; holiday=节假日; home=主页; host=主办方; hour=小时; house=房屋; household=家庭
id=编号; image=图片; index=索引; industry=行业; information=信息; ingredient=配料; inspection=检查
instructor=讲师; insurance=保险; interest=利息; interest rate=利率; interview=面试; invoice date=开票日期
invoice number=发票号; ip address=IP 地址; issue=问题; job=职位; job title=职位; journal=期刊; key=键
keyword=关键词; kind=种类; lab=实验室; label=标签; lap=圈; last name=姓; last update=最后更新
last updated=最后更新; latitude=纬度; lead=线索; league=联赛; length=长度; license=许可证; like=点赞; limit=限额
link=链接; list=列表; loan=贷款; local=本地; log=日志; login=登录; longitude=经度; loss=亏损; low=最低
machine=机器; mail=邮件; maintenance=维护; major=专业; make=品牌; manufacturer=制造商; map=地图; margin=利润率
match=比赛; material=材料; maximum=最大; media=媒体; media type=媒体类型; medication=药物; medicine=药品
meeting=会议; membership=会员资格; menu=菜单; merchant=商户; message=消息; middle name=中间名; mileage=里程
milliseconds=毫秒; minimum=最小; minute=分钟; mobile=手机; mode=模式; model=型号; modified=修改
modified date=修改日期; monthly=每月; museum=博物馆; music=音乐; nation=国家; nationality=国籍; net=净
news=新闻; nickname=昵称; note=备注; notes=备注; nurse=护士; object=对象; occupation=职业; offer=报价
office=办公室; official=官方; opening=开放; operation=操作; operator=运营商; option=选项; order date=订单日期
order detail=订单明细; order id=订单编号; order item=订单明细; order line=订单明细; order number=订单号
order status=订单状态; origin=来源; original=原始; outcome=结果; owner=所有者; package=包裹; page=页; paid=已付
parent=上级; park=公园; part=零件; participant=参与者; partner=合作伙伴; party=政党; passenger=乘客
password=密码; path=路径; payment date=付款日期; payment method=付款方式; payroll=工资单; performance=绩效
period=期间; permission=权限; person=人员; pet=宠物; phone number=电话号码; photo=照片; physician=医师
picture=图片; place=地点; plan=计划; plant=工厂; platform=平台; playlist=播放列表; point=积分; policy=保单
port=港口; post=帖子; postal code=邮政编码; preference=偏好; premium=保费; prescription=处方; president=总统
primary=主要; priority=优先级; procedure=手术; process=流程; product line=产品线; professor=教授; profile=资料
program=项目; promotion=促销; property=房产; publication=出版物; publisher=出版商; purchase=采购
purchase date=购买日期; question=问题; queue=队列; quote=报价; race=赛事; railway=铁路; rank=排名; ranking=排名
read=阅读; receipt=收据; received=已收; record=记录; reference=参考; registration=注册; relation=关系
release date=发行日期; release year=发行年份; rent=租金; rental=租赁; rental date=租赁日期
replacement cost=重置成本; report=报告; request=请求; required date=要求日期; reservation=预订; resident=居民
resolution=解决方案; response=响应; restaurant=餐厅; result=结果; retail=零售; review=评论; revision=修订
road=道路; room=房间; room number=房间号; round=轮次; route=路线; row=行; rule=规则; sale price=售价
sales=销售额; sales person=销售员; sample=样本; schedule=日程; scope=范围; seat=座位; section=部分; sector=行业
seller=卖方; semester=学期; sender=发件人; sequence=序号; serial number=序列号; series=系列; service=服务
session=会话; set=集合; setting=设置; settlement=结算; sex=性别; share=份额; shelf=货架; shift=班次; ship=船
shipment=发货; shipped=已发货; shipped date=发货日期; shipper=承运商; shop=商店; show=演出; silver=银牌
singer=歌手; site=站点; skill=技能; social=社会; software=软件; song=歌曲; source=来源; species=物种; speed=速度
sport=体育; stadium=体育场; stage=阶段; standard=标准; start=开始; start date=开始日期; start time=开始时间
station=车站; step=步骤; street=街道; subject=主题; subscription=订阅; subtotal=小计; success=成功; surname=姓
survey=调查; symbol=符号; symptom=症状; system=系统; table=表; tag=标签; target=目标; task=任务
temperature=温度; term=期限; test=测试; text=文本; theme=主题; ticket=票; tip=小费; to date=截止日期; token=令牌
tool=工具; topic=话题; tournament=锦标赛; town=城镇; tracking number=运单号; trade=交易; train=火车
training=培训; transfer=转账; treatment=治疗; trip=行程; truck=卡车; unit cost=单位成本; unit price=单价
university=大学; updated=更新; updated at=更新时间; updated by=更新人; updated on=更新时间; url=网址
usage=使用量; user name=用户名; username=用户名; valid from=生效日期; valid to=失效日期; vehicle=车辆
vendor=供应商; venue=场馆; version=版本; video=视频; view=浏览; visit=访问; visitor=访客; volume=数量; vote=投票
wage=工资; ward=病房; weather=天气; web site=网站; website=网站; week=周; weekday=星期; width=宽度
winner=获胜者; word=词; work=工作; worker=工人; writer=作者; zip=邮编; zip code=邮政编码; zone=区域
`;

/** Words and phrases of schemas in Simplified Chinese, beside those of `chinese-words`: for labels that are read, not for questions to be matched with. */
export const chineseTerms: ReadonlyMap<string, string> = new Map(
  entries
    .trim()
    .split(/[;\n]\s*/)
    .map((entry): [string, string] => {
      const [english = "", chinese = ""] = entry.split("=");
      return [english, chinese];
    }),
);
