using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.OneTimeLinks;

/// <summary>A link opens its one thing once, whoever comes how often and at the same time.</summary>
[Collection(HostCollection.Name)]
public sealed class OneTimeLinkTests(RunningHost host)
{
    private const string Purpose = "sample.sign";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly Guid _subject = Guid.CreateVersion7();

    [Fact]
    public async Task It_is_found_as_often_as_one_likes_and_used_once()
    {
        var token = await In(links => links.Issue(Purpose, _subject, Day));
        Assert.Matches("^[A-Za-z0-9_-]{43}$", token);
        Assert.Equal(_subject, await In(links => links.Find(Purpose, token)));
        Assert.Equal(_subject, await In(links => links.Find(Purpose, token)));
        Assert.Equal(_subject, await In(links => links.Redeem(Purpose, token)));
        Assert.Null(await In(links => links.Find(Purpose, token)));
        Assert.Null(await In(links => links.Redeem(Purpose, token)));
    }

    [Fact]
    public async Task Of_many_at_once_one_succeeds()
    {
        var token = await In(links => links.Issue(Purpose, _subject, Day));
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => In(links => links.Redeem(Purpose, token)))));
        Assert.Equal([_subject], all.OfType<Guid>());
    }

    [Fact]
    public async Task A_command_that_fails_leaves_it_as_it_was()
    {
        var token = await In(links => links.Issue(Purpose, _subject, Day));
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var links = scope.ServiceProvider.GetRequiredService<IOneTimeLinks>();
            await Assert.ThrowsAsync<Refusal>(() => scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync<bool>(async () =>
            {
                Assert.Equal(_subject, await links.Redeem(Purpose, token));
                throw new Refusal(RefusalKind.Rule, "no", "no");
            }));
        }
        Assert.Equal(_subject, await In(links => links.Redeem(Purpose, token)));
    }

    [Fact]
    public async Task Another_purpose_a_later_link_and_a_withdrawal_end_it()
    {
        var first = await In(links => links.Issue(Purpose, _subject, Day));
        Assert.Null(await In(links => links.Redeem("sample.other", first)));
        var second = await In(links => links.Issue(Purpose, _subject, Day));
        Assert.Null(await In(links => links.Redeem(Purpose, first)));
        Assert.Equal(_subject, await In(links => links.Find(Purpose, second)));
        await In(async links =>
        {
            await links.Withdraw(Purpose, _subject);
            return 0;
        });
        Assert.Null(await In(links => links.Redeem(Purpose, second)));
    }

    [Fact]
    public async Task An_expired_one_is_as_good_as_none_and_is_swept_away()
    {
        var token = await In(links => links.Issue(Purpose, _subject, TimeSpan.Zero));
        Assert.Null(await In(links => links.Find(Purpose, token)));
        Assert.Null(await In(links => links.Redeem(Purpose, token)));
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        await Access.OneTimeLinks.Sweep(db, default);
        Assert.False(await db.Links.AnyAsync(l => l.Subject == _subject));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_was_never_issued_opens_nothing(string? token)
    {
        Assert.Null(await In(links => links.Find(Purpose, token)));
        Assert.Null(await In(links => links.Redeem(Purpose, token)));
    }

    [Fact]
    public async Task The_database_does_not_know_the_token()
    {
        var token = await In(links => links.Issue(Purpose, _subject, Day));
        await using var scope = host.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<HostDb>().Links.AsNoTracking().SingleAsync(l => l.Subject == _subject);
        Assert.DoesNotContain(token, row.Hash, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(64, row.Hash.Length);
    }

    private async Task<T> In<T>(Func<IOneTimeLinks, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<IOneTimeLinks>());
    }
}
