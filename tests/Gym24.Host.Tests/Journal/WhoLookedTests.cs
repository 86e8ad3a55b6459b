using AngleSharp.Html.Parser;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Journal;

/// <summary>Whoever opens the card of a child leaves an entry, and the family sees it.</summary>
public sealed class WhoLookedTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_parent_sees_who_looked_at_their_child_and_nobody_else_s_parent_does()
    {
        var child = await Child();
        var head = await host.As("head");
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"/people/{child}")).StatusCode);
        await Written(child);

        var parent = await host.As("parent");
        var panel = Panel(await parent.GetStringAsync($"/people/{child}"));
        Assert.NotNull(panel);
        Assert.Contains("Директор", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("просмотр", panel.TextContent, StringComparison.Ordinal);
        // Whoever sees children without being asked to answer for them does not see who else does.
        Assert.Null(Panel(await (await host.As("coordinator")).GetStringAsync($"/people/{child}")));
    }

    private static AngleSharp.Dom.IElement? Panel(string page) =>
        new HtmlParser().ParseDocument(page).QuerySelectorAll("main .card").FirstOrDefault(c => c.TextContent.Contains("Кто смотрел и менял", StringComparison.Ordinal));

    /// <summary>A child of the parent of the demonstration.</summary>
    private async Task<Guid> Child()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        var parent = await db.Users.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && r.Role == "parent")).OrderBy(u => u.CreatedAt).Select(u => u.PersonId).ToListAsync();
        var directory = scope.ServiceProvider.GetRequiredService<IPeopleDirectory>();
        foreach (var person in parent.OfType<Guid>())
            if (await directory.ChildrenOf(person) is [var child, ..])
                return child.Id;
        throw new InvalidOperationException("The invented school has no parent with a child.");
    }

    /// <summary>What was looked at waits for a moment before it is written.</summary>
    private async Task Written(Guid person)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            await using var scope = host.Services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<HostDb>().Entries.AnyAsync(e => e.Person == person && e.Outcome == Readings.Outcome, patience.Token))
                return;
            await Task.Delay(50, patience.Token);
        }
    }
}
