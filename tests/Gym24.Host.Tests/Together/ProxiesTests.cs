using System.Net;
using Gym24.Host.Composition;
using Gym24.Host.Together;
using Microsoft.Extensions.Configuration;

namespace Gym24.Host.Tests.Together;

public sealed class ProxiesTests
{
    [Fact]
    public void Nobody_is_believed_unless_the_settings_say_so() => Assert.Null(Proxies.Trusted(Settings(null)));

    [Fact]
    public void Exactly_those_who_are_named_are_believed()
    {
        var trusted = Proxies.Trusted(Settings("10.0.0.5, 10.1.0.0/24"))!;
        Assert.Equal([IPAddress.Parse("10.0.0.5")], trusted.KnownProxies);
        Assert.Equal(["10.1.0.0/24"], trusted.KnownIPNetworks.Select(n => n.ToString()));
    }

    [Fact]
    public void What_is_no_address_is_said() =>
        Assert.Contains("proxy.local", Assert.Throws<CannotStart>(() => Proxies.Trusted(Settings("proxy.local"))).Message, StringComparison.Ordinal);

    private static IConfiguration Settings(string? trusted) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Proxy:Trusted"] = trusted }).Build();
}
