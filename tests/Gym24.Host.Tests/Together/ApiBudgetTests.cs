using System.Security.Claims;
using Gym24.Host.Together;
using Microsoft.AspNetCore.Http;

namespace Gym24.Host.Tests.Together;

public sealed class ApiBudgetTests
{
    private const int PerMinute = 60;

    [Fact]
    public async Task Three_hosts_together_grant_an_account_its_budget_once()
    {
        var hosts = Enumerable.Range(0, 3).Select(_ => new ApiBudget(PerMinute) { Hosts = 3 }).ToList();
        var granted = 0;
        for (var turn = 0; turn < 3 * PerMinute; turn++)
            granted += await Grants(hosts[turn % 3], "/api/v1/runs", "somebody") ? 1 : 0;
        Assert.Equal(PerMinute, granted);
        Assert.True(await Grants(hosts[0], "/api/v1/runs", "somebody else"));
    }

    [Fact]
    public async Task Pages_and_those_who_are_not_signed_in_have_no_budget()
    {
        var host = new ApiBudget(1);
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await Grants(host, "/runs", "somebody"));
            Assert.True(await Grants(host, "/api/v1/offerings", null));
        }
    }

    [Fact]
    public async Task No_limit_is_no_limit()
    {
        var host = new ApiBudget(0);
        for (var i = 0; i < 5; i++)
            Assert.True(await Grants(host, "/api/v1/runs", "somebody"));
    }

    private static async Task<bool> Grants(ApiBudget budget, string path, string? account)
    {
        var context = new DefaultHttpContext { Request = { Path = path } };
        if (account is not null)
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account)], "test"));
        using var lease = await budget.Limiter.GlobalLimiter!.AcquireAsync(context);
        return lease.IsAcquired;
    }
}
