namespace Gym24.Data.Tests.Server;

/// <summary>As a fixture of a test run.</summary>
public sealed partial class PostgreSqlServer : IAsyncLifetime;
