using BenchmarkDotNet.Running;
using DigitalTrade.Access.Benchmarks;

if (args is ["profile", ..]) Profile.Run();
else BenchmarkSwitcher.FromAssembly(typeof(Profile).Assembly).Run(args);
