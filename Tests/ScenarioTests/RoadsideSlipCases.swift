extension RoadsideSlipTests {
  /// One change each: values of the section that cannot be meant.
  static let slips = [
    Slip(
      testDescription: "a section that is no section", found: RoadsideFolder.section,
      put: "roadside: 5\n\nsiting:\n",
      en: "78:11 E0204 roadside: expected a mapping of keys, found '5'",
      zh: "78:11 E0204 roadside：应为键值映射，实为 '5'"),
    Slip(
      testDescription: "no roads", found: "roads:\n  nodes: data/node.csv\n  links: data/link.csv\n", put: "",
      en:
        "79:3 E0694 roadside units stand along roads, which need the section roads | add a section roads: with nodes and links, or with the line grid_spacing_m: 500 for a synthetic grid",
      zh:
        "79:3 E0694 路侧单元沿道路布设，需要 roads 部分 | 加一节 roads:，给出 nodes 与 links；没有路网数据时写 grid_spacing_m: 500 生成合成方格路网"
    ),
    Slip(
      testDescription: "an unknown street model", found: "winner_plus_b1_los", put: "winner_plus_b1",
      en:
        "83:19 E0214 roadside.radio.street_model: 'winner_plus_b1' is not one of the known words | did you mean 'winner_plus_b1_los'?",
      zh:
        "83:19 E0214 roadside.radio.street_model：'winner_plus_b1' 不是可用的取值 | 是否想写 'winner_plus_b1_los'？"),
    Slip(
      testDescription: "no street model", found: "    street_model: winner_plus_b1_los\n", put: "",
      en:
        "83:5 E0201 key 'street_model' is missing | path loss along a street; no other choice changes the results more: tr37885_urban_los, tr37885_highway_los, winner_plus_b1_los, tr38901_umi_los",
      zh:
        "83:5 E0201 缺少键 'street_model' | 沿街路径损耗模型；结果对它最敏感：tr37885_urban_los, tr37885_highway_los, winner_plus_b1_los, tr38901_umi_los"
    ),
    Slip(
      testDescription: "an environment above an antenna", found: "environment_height_m: 0.5",
      put: "environment_height_m: 1.5",
      en:
        "84:27 E0695 roadside.radio.environment_height_m: the environment height of 1.5 m must lie below the antennas | the lower antenna is 1.5 m high",
      zh:
        "84:27 E0695 roadside.radio.environment_height_m：环境高度 1.5 m 须低于天线 | 较低的天线高 1.5 m"),
    Slip(
      testDescription: "resource blocks without packet errors", found: "environment_height_m: 0.5",
      put: "environment_height_m: 0.5\n    resource_blocks: 11",
      en:
        "85:22 E0695 roadside.radio.resource_blocks: resource blocks must be 10 or 12",
      zh:
        "85:22 E0695 roadside.radio.resource_blocks：资源块数须为 10 或 12"),
    Slip(
      testDescription: "three sub-channels", found: "  units:\n",
      put: "  channel: { subchannels: 3 }\n  units:\n",
      en:
        "87:27 E0721 roadside.channel.subchannels: sub-channels must be 2 or 4, for which packet errors are published, not 3",
      zh:
        "87:27 E0721 roadside.channel.subchannels：子信道数应为 2 或 4（模型只对此有误包率），现为 3"),
    Slip(
      testDescription: "neither a number nor a budget", found: "  units:\n    count: 2\n",
      put: "  units: {}\n",
      en:
        "87:10 E0696 roadside.units: neither count nor budget_cny says how many units there are | write count: 50 for a number, or budget_cny: 12000000 for a budget",
      zh:
        "87:10 E0696 roadside.units：须给出 count 或 budget_cny | 数量写 count: 50，预算写 budget_cny: 12000000"),
    Slip(
      testDescription: "a number and a budget", found: "count: 2\n",
      put: "count: 2\n    budget_cny: 500000\n",
      en:
        "89:17 E0696 roadside.units: count and budget_cny are both given, and only one can say how many units there are | remove count or budget_cny",
      zh:
        "89:17 E0696 roadside.units：count 与 budget_cny 只能给出一个 | 删去 count 或 budget_cny"),
    Slip(
      testDescription: "cover by several units under a budget", found: "count: 2\n",
      put: "budget_cny: 500000\n    cover_times: 2\n",
      en:
        "89:18 E0697 roadside.units.cover_times: cover by several units cannot be planned by a budget yet | write count instead of budget_cny, or cover_times: 1",
      zh:
        "89:18 E0697 roadside.units.cover_times：按预算规划尚不支持多重覆盖 | 以 count 代替 budget_cny，或写 cover_times: 1"),
    Slip(
      testDescription: "an algorithm that nobody knows", found: "count: 2\n",
      put: "count: 2\n    algorithm: greedy-swop\n",
      en:
        "89:16 E0214 roadside.units.algorithm: 'greedy-swop' is not one of the known words | did you mean 'greedy-swap'?",
      zh:
        "89:16 E0214 roadside.units.algorithm：'greedy-swop' 不是可用的取值 | 是否想写 'greedy-swap'？"),
    Slip(
      testDescription: "an algorithm that covers once only", found: "count: 2\n",
      put: "count: 2\n    cover_times: 2\n    algorithm: benders\n",
      en:
        "90:16 E0698 roadside.units.algorithm: 'benders' cannot plan cover by several units | known here: branch-and-bound, greedy-swap",
      zh:
        "90:16 E0698 roadside.units.algorithm：'benders' 不能规划多重覆盖 | 可用：branch-and-bound, greedy-swap"),
    Slip(
      testDescription: "candidates that stand too near", found: "count: 2\n",
      put: "count: 2\n    spacing_m: 5\n",
      en:
        "89:16 E0723 roadside.units.spacing_m: candidates stand at least 10 m apart | write 0 for junctions only",
      zh:
        "89:16 E0723 roadside.units.spacing_m：候选点间距不小于 10 m | 仅交叉口写 0"),
    Slip(
      testDescription: "a class that is not there", found: "class: private", put: "class: privat",
      en:
        "90:16 E0699 there is no class 'privat' | did you mean 'private'?",
      zh:
        "90:16 E0699 没有车型 'privat' | 是否想写 'private'？"),
    Slip(
      testDescription: "a day without traffic", found: "flows: data/flows.csv",
      put: "hour_shares: [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]",
      en:
        "86:18 E0720 roadside.traffic.hour_shares: all 24 hours have the share 0",
      zh:
        "86:18 E0720 roadside.traffic.hour_shares：24 个小时的占比全为 0"),
    Slip(
      testDescription: "a negative rate", found: "  connected:\n",
      put: "  messages:\n    - { id: bsm, sender: vehicle, per_second: -10, bytes: 190 }\n  connected:\n",
      en:
        "90:47 E0212 roadside.messages.bsm.per_second: -10 is outside 0.01 to 100",
      zh:
        "90:47 E0212 roadside.messages.bsm.per_second：-10 超出范围 0.01 至 100"),
    Slip(
      testDescription: "more messages than a radio sends", found: "  connected:\n",
      put:
        "  messages:\n    - { id: a, sender: vehicle, per_second: 60, bytes: 190 }\n    - { id: b, sender: vehicle, per_second: 50, bytes: 190 }\n  connected:\n",
      en:
        "90:5 E0724 messages of vehicles together: rate must be 1 to 100 packets per second, not 110.0",
      zh:
        "90:5 E0724 车辆消息合计：发送频率应为 1 至 100 Hz，现为 110.0"),
    Slip(
      testDescription: "one fleet twice", found: "  connected:\n",
      put:
        "  automated_fleets:\n    - { id: a, service: bus, vehicles: 2 }\n    - { id: a, service: ride, vehicles: 2 }\n  connected:\n",
      en:
        "91:13 E0208 id 'a' is used twice | the first one is on line 90",
      zh:
        "91:13 E0208 id 'a' 重复 | 首次出现在第 90 行"),
    Slip(
      testDescription: "floating point for an edge node", found: "  units:\n",
      put: "  edge: { tera_operations: 200 TFLOPS }\n  units:\n",
      en:
        "87:28 E0693 roadside.edge.tera_operations: found '200 TFLOPS', but edge computing is in TOPS (INT8), and nothing converts FLOPS into it | write the INT8 TOPS of the data sheet as a plain number; computing of the platform is petaflops",
      zh:
        "87:28 E0693 roadside.edge.tera_operations：'200 TFLOPS'，而边缘算力以 TOPS（INT8）计，浮点算力不能换算为它 | 写设备手册中的 INT8 TOPS，只写数字；平台算力写在 petaflops"
    ),
    Slip(
      testDescription: "a number with its unit", found: "  units:\n",
      put: "  edge: { tera_operations: 200 TOPS }\n  units:\n",
      en:
        "87:28 E0210 roadside.edge.tera_operations: expected a number, found '200 TOPS' | write the TOPS as a plain number",
      zh:
        "87:28 E0210 roadside.edge.tera_operations：应为数字，实为 '200 TOPS' | 只写 TOPS 的数字"),
    Slip(
      testDescription: "integers for the platform", found: "  units:\n",
      put: "  edge: { petaflops: 500 TOPS }\n  units:\n",
      en:
        "87:22 E0693 roadside.edge.petaflops: found '500 TOPS', but computing of the platform is in PFLOPS (FP16 or FP32), and nothing converts TOPS into it | write the PFLOPS as a plain number and their width in float_width; edge computing is tera_operations",
      zh:
        "87:22 E0693 roadside.edge.petaflops：'500 TOPS'，而平台算力以 PFLOPS（FP16 或 FP32）计，INT8 算力不能换算为它 | 写 PFLOPS 的数字，位宽写在 float_width；边缘算力写在 tera_operations"
    ),
    Slip(
      testDescription: "flows on a synthetic grid", found: "  nodes: data/node.csv\n  links: data/link.csv\n",
      put: "  grid_spacing_m: 500\n",
      en:
        "85:12 E0722 nodes of a synthetic grid have no names, so no flows can be given on its links | give roads.nodes and roads.links, or remove flows",
      zh:
        "85:12 E0722 合成方格路网的节点没有可引用的编号，不能给出路段流量 | 给出 roads.nodes 与 roads.links，或删去 flows"),
  ]

  /// One change each: rows of the table of flows that do not fit the roads.
  static let flowSlips = [
    Slip(
      testDescription: "a table of flows that is not there", found: "flows: data/flows.csv",
      put: "flows: data/flow.csv",
      en:
        "86:12 E0504 file 'data/flow.csv' cannot be read",
      zh:
        "86:12 E0504 无法读取文件 'data/flow.csv'"),
    Slip(
      testDescription: "a node that is not there", file: "data/flows.csv", found: "south-gate,c,8",
      put: "south-gat,c,8",
      en:
        "3:1 E0323 from_node_id: there is no node 'south-gat' | did you mean 'south-gate'?",
      zh:
        "3:1 E0323 from_node_id：没有节点 'south-gat' | 是否想写 'south-gate'？"),
    Slip(
      testDescription: "a node unlike any other", file: "data/flows.csv", found: "south-gate,c,8",
      put: "4711,c,8",
      en:
        "3:1 E0323 from_node_id: there is no node '4711' | nodes are those of the column node_id in data/node.csv",
      zh:
        "3:1 E0323 from_node_id：没有节点 '4711' | 节点编号见 data/node.csv 的 node_id 列"),
    Slip(
      testDescription: "a link that is not there", file: "data/flows.csv", found: "south-gate,c,8",
      put: "north-gate,c,8",
      en:
        "3:12 E0330 no link leads from node 'north-gate' to 'c' | links of this node lead to: south-gate",
      zh:
        "3:12 E0330 没有从节点 'north-gate' 到 'c' 的路段 | 该节点的路段通往：south-gate"),
    Slip(
      testDescription: "a link against its direction", file: "data/flows.csv",
      found: "north-gate,south-gate,8",
      put: "south-gate,north-gate,8",
      en:
        "2:12 E0330 no link leads from node 'south-gate' to 'north-gate' | there is one the other way round",
      zh:
        "2:12 E0330 没有从节点 'south-gate' 到 'north-gate' 的路段 | 只有反向的路段"),
    Slip(
      testDescription: "a link without length", file: "data/flows.csv", found: "c,south-gate,17",
      put: "c,d,17",
      en:
        "4:3 E0331 the link from 'c' to 'd' has no length, so nothing drives along it",
      zh:
        "4:3 E0331 节点 'c' 到 'd' 的路段长度为 0，不能承载车流"),
    Slip(
      testDescription: "an hour after the last", file: "data/flows.csv", found: "c,south-gate,17",
      put: "c,south-gate,24",
      en:
        "4:14 E0306 hour: 24 is outside 0 to 23",
      zh:
        "4:14 E0306 hour：24 超出范围 0 至 23"),
    Slip(
      testDescription: "a negative flow", file: "data/flows.csv", found: "360", put: "-360",
      en:
        "3:16 E0306 vehicles_per_hour: -360 is outside 0 to 100000",
      zh:
        "3:16 E0306 vehicles_per_hour：-360 超出范围 0 至 100000"),
    Slip(
      testDescription: "a flow that no road carries", file: "data/flows.csv", found: "360", put: "3600000",
      en:
        "3:16 E0306 vehicles_per_hour: 3600000 is outside 0 to 100000",
      zh:
        "3:16 E0306 vehicles_per_hour：3600000 超出范围 0 至 100000"),
    Slip(
      testDescription: "a row twice", file: "data/flows.csv", found: "south-gate,c,8,360",
      put: "south-gate,c,8,360\nsouth-gate,c,8,361",
      en:
        "4:14 E0332 the flow on this link in hour 8 stood on line 3 already",
      zh:
        "4:14 E0332 该路段 8 时的流量已在第 3 行给出"),
    Slip(
      testDescription: "no flow at all", file: "data/flows.csv",
      found: "north-gate,south-gate,8,900\nsouth-gate,c,8,360\nc,south-gate,17,120.5\n", put: "",
      en:
        "1:1 E0333 there is no flow in it",
      zh:
        "1:1 E0333 没有任何流量"),
  ]

  /// One change each: what is allowed and told all the same.
  static let warnings = [
    Slip(
      testDescription: "an edge node that gets too much", found: "  units:\n",
      put: "  edge: { tera_operations: 50 }\n  units:\n",
      en:
        "87:28 W0647 the edge node is overloaded: it gets 1.5 times what it can do, so it has no delay to tell | 108 TOPS keep it at a use of 0.7",
      zh:
        "87:28 W0647 边缘节点过载：所收工作量为其处理能力的 1.5 倍，不给出时延 | 利用率 0.7 需要 108 TOPS"),
    Slip(
      testDescription: "packets of another length", found: "  connected:\n",
      put: "  messages:\n    - { id: bsm, sender: vehicle, per_second: 10, bytes: 300 }\n  connected:\n",
      en:
        "90:58 W0648 roadside.messages.bsm.bytes: the channel model holds for packets of 190 bytes; 300 bytes are an extrapolation",
      zh:
        "90:58 W0648 roadside.messages.bsm.bytes：信道模型只对 190 字节的报文有效，300 字节属外推"),
    Slip(
      testDescription: "trips beside given flows", found: "flows: data/flows.csv",
      put: "flows: data/flows.csv\n    trip_km: 4",
      en:
        "87:14 W0649 roadside.traffic.trip_km: has no effect, flows gives what drives on the roads",
      zh:
        "87:14 W0649 roadside.traffic.trip_km：已由 flows 给定路段流量，不起作用"),
  ]
}
