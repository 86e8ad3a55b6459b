using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Gym24.Modularity.Generations;

/// <summary>What the generations have from the process around them.</summary>
/// <param name="ContentRoot">Where the host's own files lie.</param>
/// <param name="Environment">Name of the environment.</param>
public sealed class Outside(IConfiguration configuration, ILoggerFactory logging, TimeProvider clock, IServer? server, string contentRoot, string environment)
{
    public IConfiguration Configuration => configuration;

    public ILoggerFactory Logging => logging;

    public TimeProvider Clock => clock;

    public string ContentRoot => contentRoot;

    public string Environment => environment;

    internal IEnumerable<string> Addresses => server?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
