[assembly: AssemblyFixture(typeof(Gym24.Data.Tests.Server.PostgreSqlServer))]
