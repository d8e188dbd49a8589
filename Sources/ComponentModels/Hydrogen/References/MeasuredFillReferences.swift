import DistrictModel

/// Fills that others measured: Dicken and Mérida 2007 (74 L, type III) and Striednig et al. 2014 (type I, 10 MPa/min), as digitised in
/// HydDown (MIT licence, (c) 2021-2025 A. Andreasen).
extension ReferenceTable {
  public static let measuredFills = ReferenceTable(
    id: "h2_fill_measured", model: "measured_fill",
    source: BilingualText(
      zh:
        "实测加注，同一换热规律，均方根差不超过 5 K（1000 K 的 0.005）：Dicken 与 Mérida 2007、Striednig 等 2014，数字化数据取自 HydDown（MIT）",
      en:
        "measured fills, one law of heat transfer, root mean square within 5 K (0.005 of 1000 K): Dicken and Mérida 2007, Striednig et al. 2014, digitised in HydDown (MIT)"
    ),
    tolerance: 0.005, floor: 1000,
    csv: """
      case,length_m,diameter_m,wall_thickness_m,wall_cp_J_kgK,wall_density_kg_m3,liner_thickness_m,liner_cp_J_kgK,liner_density_kg_m3,T0_K,p0_MPa,p_supply_MPa,p_end_MPa,nominal_ramp_MPa_min,T_ambient_K,h_outer_W_m2K,mdot_time_s,mdot_kg_s,time_s,T_gas_mean_K,rms_K
      dicken_merida_typeIII_35MPa,0.7451,0.358,0.015,1494,938.0,0.004,900,2700.0,293.4,9.3,43.8013,,,293.4,8.0,0.118751524 1.051694709 2.419166057 4.168983175 5.989027067 9.029504999 13.25335284 17.41526457 23.74737869 27.74737869 32.67154353 35.16849549 36.89587905,0.061637 0.06476335 0.05916121 0.04476365 0.03537108 0.02960867 0.02676027 0.0243095 0.0195182 0.01760033 0.01583394 0.01222407 0.00742803,0.0291006513 1.097741235 3.036167952 5.845073675 9.785902351 13.10060511 16.73102684 23.22832463 29.58635503 36.78483995,293.2643351 301.9003419 311.6126514 320.2019007 326.8670382 330.9733099 334.0332741 337.6538862 340.401105 342.0729032,0
      striednig_typeI_10MPa_min,0.463,0.254,0.016,470,7740.0,,,,298.0,5.0,48.0,24.0,10,298.0,5.0,,,0.2278 4.168 8.585 12.02 17.45 21.15 28.58 31.05 43.41 50.84 55.29 64.2 80.77 84.24 94.63 99.59 102.1 115 139 167.2 201.8 226.6 239.9,298.7 303.9 314.4 321.4 325.5 328.1 328.6 329.6 330.6 330.1 330.6 329.7 330.8 330.4 331.7 327.4 324.4 320 315.4 313.1 311.8 311 310.9,0
      """)
}
