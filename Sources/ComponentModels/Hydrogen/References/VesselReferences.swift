import DistrictModel

/// Banks, vessels, trailers and tanks: mass and energy balances worked out with the reference equation.
extension ReferenceTable {
  public static let cascades = ReferenceTable(
    id: "h2_cascade", model: "cascade_isothermal",
    source: BilingualText(
      zh: "等温梯级加注，允差 0.05 %：质量守恒，CoolProp 8.0.0（MIT）实现的 Leachman 等 2009 正常氢基准方程",
      en:
        "isothermal cascades within 0.05 %: balance of mass with the reference equation of Leachman et al. 2009 for normal hydrogen, as in CoolProp 8.0.0 (MIT)"
    ),
    tolerance: 0.0005,
    csv: """
      case,V_tank_m3,p0_MPa,T_K,p_target_MPa,V_low_m3,p_low_MPa,V_mid_m3,p_mid_MPa,V_high_m3,p_high_MPa,p_tank_end_MPa,mass_delivered_kg,p_low_after,p_tank_after_low,m_from_low_kg,p_mid_after,p_tank_after_mid,m_from_mid_kg,p_high_after,p_tank_after_high,m_from_high_kg
      35bus,1.4,5,293.15,35,4,45,3,45,2,45,35,27.48904,32.731855,32.731855,25.731522,43.81328,35,1.7575175,,,
      35bus_small,1.4,5,293.15,35,1.5,45,1,45,0.5,45,35,27.48904,23.36106,23.36106,17.967701,31.74804,31.74804,6.9874393,35.200981,35,2.5338996
      35_graded,1.68,3,293.15,35,4.5,20,3,35,2,45,35,35.63682,15.022265,15.022265,15.009054,27.281155,27.281155,13.222927,37.74033,35,7.4048392
      70car,0.15,5,293.15,70,1,45,1,70,1,90,70,5.3515441,38.623469,38.623469,3.2364182,65.329995,65.329995,1.83924,89.158871,70,0.27588599
      """)

  public static let equalisedVessels = ReferenceTable(
    id: "h2_equalisation", model: "vessel_equalisation_isothermal",
    source: BilingualText(
      zh: "容器等温平衡，允差 0.05 %：质量守恒，CoolProp 8.0.0（MIT）实现的 Leachman 等 2009 正常氢基准方程",
      en:
        "vessels evening out within 0.05 %: balance of mass with the reference equation of Leachman et al. 2009 for normal hydrogen, as in CoolProp 8.0.0 (MIT)"
    ),
    tolerance: 0.0005,
    csv: """
      V_source_m3,p_source_MPa,V_target_m3,p_target_MPa,T_K,p_equal_MPa,mass_transferred_kg
      4.5,20,1.4,5,293.15,16.186703,11.416819
      5,45,1.4,5,293.15,34.543276,27.138715
      1,45,1.4,20,293.15,29.570736,8.2370155
      22.5,20,5,5,288.15,17.059184,44.413156
      2,87.5,0.15,5,293.15,79.015387,5.8532738
      2,87.5,1.75,10,293.15,43.633389,35.622414
      """)

  public static let trailerPayloads = ReferenceTable(
    id: "h2_trailer", model: "tube_trailer_payload",
    source: BilingualText(
      zh: "长管拖车卸氢量，允差 0.05 %：CoolProp 8.0.0（MIT）实现的 Leachman 等 2009 正常氢基准方程",
      en:
        "payload of tube trailers within 0.05 %: the reference equation of Leachman et al. 2009 for normal hydrogen, as in CoolProp 8.0.0 (MIT)"
    ),
    tolerance: 0.0005,
    csv: """
      V_m3,p_full_MPa,p_residual_MPa,T_K,mass_full_kg,mass_delivered_kg,utilisation
      22.5,20,5,288.15,336.14717,244.27236,0.72668277
      22.5,20,3,288.15,336.14717,280.36026,0.83404021
      22.5,20,1,288.15,336.14717,317.32813,0.94401546
      25.5,20,5,293.15,375.02544,272.64451,0.7270027
      25.5,20,5,278.15,393.45583,285.65568,0.72601714
      26,25,5,288.15,471.59823,365.43178,0.77487945
      30,30,5,288.15,634.55152,512.05176,0.80695066
      42,50,5,288.15,1328.7615,1157.2618,0.8709327
      """)

  public static let algebraicFills = ReferenceTable(
    id: "h2_fill_first_law", model: "tank_fill_algebraic",
    source: BilingualText(
      zh: "加注首末状态，允差 0.3 K、充装率 0.1：第一定律，CoolProp 8.0.0（MIT）实现的 Leachman 等 2009 正常氢基准方程",
      en:
        "fills by the first law within 0.3 K and 0.1 of a percent of charge, with the reference equation of Leachman et al. 2009 for normal hydrogen, as in CoolProp 8.0.0 (MIT)"
    ),
    tolerance: 0.0006,
    csv: """
      nwp_MPa,p0_MPa,T0_K,p_in_MPa,T_in_K,p_end_MPa,wall_heat_capacity_J_per_K_per_m3,T_end_K,rho_end_kg_m3,mass_added_kg_per_m3,SOC_percent
      35,2,288.15,45,288.15,35,0,418.74328,17.430917,15.768075,72.644704
      35,2,298.15,45,298.15,35,0,432.47868,16.947936,15.34048,70.631841
      35,2,298.15,45,253.15,35,0,376.06461,19.130007,17.522552,79.725792
      35,5,298.15,45,298.15,43.75,0,419.55997,21.013971,17.065133,87.577358
      35,5,308.15,45,263.15,43.75,0,383.17533,22.667723,18.844677,94.469499
      35,10,293.15,45,293.15,35,0,380.65246,18.931186,11.134658,78.897192
      70,2,288.15,87.5,233.15,70,0,380.82579,32.848456,31.185613,81.769204
      70,2,298.15,87.5,298.15,70,0,466.51297,28.150967,26.543512,70.07581
      70,2,298.15,87.5,233.15,70,0,381.43165,32.80958,31.202125,81.672431
      70,10,298.15,87.5,233.15,87.5,0,369.85384,39.344789,31.673905,97.940435
      70,10,308.15,87.5,243.15,80,0,381.89275,36.120287,28.688647,89.913728
      35,2,298.15,45,298.15,35,400000,346.37315,20.528642,18.921187,85.554712
      35,5,298.15,45,258.15,43.75,400000,330.19449,25.620991,21.672153,106.77747
      70,2,298.15,87.5,233.15,70,800000,325.9479,36.812613,35.205157,91.637124
      70,10,298.15,87.5,233.15,87.5,800000,325.04832,42.951375,35.28049,106.91826
      """)

  public static let integratedFills = ReferenceTable(
    id: "h2_fill_ode", model: "tank_fill_ode",
    source: BilingualText(
      zh: "加注过程，允差 0.1 %：DOP853，相对精度 1e-9，CoolProp 8.0.0（MIT）实现的 Leachman 等 2009 正常氢基准方程",
      en:
        "fills over time within 0.1 %: DOP853 to 1e-9, with the reference equation of Leachman et al. 2009 for normal hydrogen, as in CoolProp 8.0.0 (MIT)"
    ),
    tolerance: 0.001,
    csv: """
      case,V_m3,nwp_MPa,p0_MPa,T0_K,T_amb_K,control,rate_kg_s_or_MPa_min,mdot_max_kg_s,p_stop_MPa,T_in_K,h_in_evaluated_at,p_supply_MPa,hA_inner_W_K,hA_outer_W_K,wall_heat_capacity_J_K,t_end_s,p_end_MPa,T_gas_end_K,T_wall_end_K,m0_kg,m_end_kg,SOC_end_percent
      bus35_mdot_adiabatic,1.4,35,5,298.15,298.15,mdot,0.033333333,,35,298.15,supply,45,0,0,0,573.58328,35,413.96595,298.15,5.5283735,24.647816,73.372636
      bus35_mdot_wall,1.4,35,5,298.15,298.15,mdot,0.033333333,,35,288.15,tank,45,900,80,420000,689.88001,35,349.43839,328.67744,5.5283735,28.524374,84.912533
      truck35_mdot60_wall,1.68,35,5,303.15,303.15,mdot,0.06,,40,283.15,tank,45,1200,100,500000,519.05475,40,355.54291,332.01102,6.5266483,37.669933,93.447844
      truck35_aprr_wall,1.68,35,3,293.15,293.15,aprr,3,0.12,38,273.15,tank,45,1200,100,500000,700,38,341.74555,325.4757,4.0951241,37.339576,92.628326
      car70_aprr_wall,0.1222,70,5,293.15,293.15,aprr,20,0.06,75,240.15,tank,87.5,150,8,60000,210,75,337.79919,307.65848,0.49062549,4.6028132,93.762018
      truck70_mdot90_wall,1.75,70,6,298.15,298.15,mdot,0.09,,75,240.15,tank,87.5,1800,120,900000,649.47313,75,332.22929,315.8541,8.2443238,66.696905,94.872957
      """)
}
