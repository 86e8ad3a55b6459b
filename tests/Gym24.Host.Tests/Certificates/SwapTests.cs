using System.Net.Http.Json;

namespace Gym24.Host.Tests.Certificates;

/// <summary>Certificates are issued while modules come and go: none is lost, doubled or left out.</summary>
public sealed class SwapTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task What_is_issued_across_a_swap_is_issued_once()
    {
        var coordinator = await host.As("coordinator");
        var pages = await RunsOfTheSchool.Pages(coordinator, host.Database);
        Assert.True(pages.Count > 1, $"{pages.Count}");
        var issuing = Task.WhenAll(pages.Select(async page =>
        {
            await Task.Yield();
            return (await RunningHost.Post(coordinator, page, [], "issue")).StatusCode;
        }));
        using var api = await host.Api();
        foreach (var action in new[] { "disable", "enable" })
            Assert.True((await api.PostAsync($"/api/v1/modules/britannia/{action}", null)).IsSuccessStatusCode);
        Assert.All(await issuing, status => Assert.Equal(HttpStatusCode.SeeOther, status));
        await RunsOfTheSchool.AreWhole(host.Database);
        Assert.Empty(await RunsOfTheSchool.Pages(coordinator, host.Database));
    }
}
