return await Gym24.Host.Composition.CommandLine.Run(args);
