using DigitalTrade.Access.Cli;

return await Dta.RunAsync(args, Surroundings.OfProcess(), CancellationToken.None);
