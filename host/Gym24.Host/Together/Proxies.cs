using System.Net;
using Gym24.Host.Composition;
using Microsoft.AspNetCore.HttpOverrides;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Together;

/// <summary>
/// Whose word about the address of a visitor is taken: the proxies of <c>Proxy:Trusted</c>, addresses or networks. The framework's own
/// switch trusts the loopback address. Nobody else is believed.
/// </summary>
internal static class Proxies
{
    private static readonly char[] Between = [' ', ',', ';'];

    /// <returns><see langword="null"/> when nobody is trusted.</returns>
    /// <exception cref="CannotStart">Something named is no address.</exception>
    public static ForwardedHeadersOptions? Trusted(IConfiguration configuration)
    {
        var named = (configuration["Proxy:Trusted"] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0 && !configuration.GetValue<bool>("FORWARDEDHEADERS_ENABLED"))
            return null;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        if (named.Length == 0)
            return options;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in named)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new CannotStart(T["Proxy", proxy]);
        }
        return options;
    }
}
