function mpc = feeder
% three buses, written for these tests
mpc.version = '2';
mpc.baseMVA = 10;
mpc.bus = [
	1	3	0	0	0	0	1	1	0	12.66	1	1	1;
	2	1	1	0.2	0	0	1	1	0	12.66	1	1.1	0.9;
	3	1	2	0.5	0	0	1	1	0	12.66	1	1.1	0.9;
];
mpc.gen = [
	1	0	0	10	-10	1	100	1	10	0;
];
mpc.branch = [
	1	2	0.01	0.02	0	8	0	0	0	0	1	-360	360;
	2	3	0.01	0.02	0	8	0	0	0	0	1	-360	360;
];
