using Gym24.Contracts;
using Gym24.Host.Jobs;
using Gym24.Host.Notices;
using Gym24.Host.Notices.Choices;
using Gym24.Host.Notices.Undelivered;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Notices;

/// <summary>Notices by mail, against a real mail server on the loopback address.</summary>
public sealed class MailTests : IAsyncLifetime
{
    private NoticeRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await NoticeRoom.Open(withMail: true);

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    private MailServer Server => _room.Mail!;

    [Fact]
    public async Task A_notice_arrives_once_and_says_of_which_kind_it_is_and_no_more()
    {
        var person = await _room.Somebody("inna@home.test");
        await _room.Tell(person, NoticeRoom.Urgent);
        await _room.Send();
        await _room.Send();
        var mail = Assert.Single(Server.Mails());
        Assert.Equal(("inna@home.test", "Школа: Отмены"), (mail.To, mail.Subject));
        Assert.Contains("https://school.test/notices", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Иванов", mail.Text + mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("/runs/1", mail.Text, StringComparison.Ordinal);
        var sent = Assert.Single(await _room.Deliveries());
        Assert.Equal((DeliveryState.Sent, 1, $"<{sent.Message}@school.test>"), (sent.State, sent.Tries, mail.Id));
    }

    [Fact]
    public async Task What_is_refused_is_given_up_with_the_reason_and_sent_again_when_told_to()
    {
        var person = await _room.Somebody("refused@home.test");
        await _room.Tell(person, NoticeRoom.Urgent);
        await _room.Tell(person, NoticeRoom.Urgent);
        await _room.Send();
        var facts = await _room.Ask(new ListUndelivered(1));
        Assert.Equal(2, facts.Failed.Total);
        Assert.All(facts.Failed.Items, r =>
        {
            Assert.Equal(("Отмены", person), (r.Kind, r.Person));
            Assert.StartsWith("550", r.Why, StringComparison.Ordinal);
            Assert.Contains("no such user", r.Why, StringComparison.Ordinal);
            Assert.DoesNotContain("refused@", r.Why, StringComparison.Ordinal);
        });
        await _room.Db(db => db.Reach.ExecuteUpdateAsync(r => r.SetProperty(x => x.Email, "taken@home.test")));
        Assert.Equal(1, await _room.Ask(new SendAgain(facts.Failed.Items[0].Id)));
        await _room.Send();
        Assert.Single(Server.Mails());
        Assert.Equal(1, await _room.Ask(new SendAgain(null)));
        await _room.Send();
        Assert.Equal(2, Server.Mails().Select(m => m.Id).Distinct().Count());
        Assert.Equal("not-found", (await Assert.ThrowsAsync<Refusal>(() => _room.Ask(new SendAgain(facts.Failed.Items[0].Id)))).Code);
    }

    [Fact]
    public async Task What_is_put_off_comes_later()
    {
        await _room.Tell(await _room.Somebody("later@home.test"), NoticeRoom.Urgent);
        await _room.Send();
        var waits = Assert.Single(await _room.Deliveries());
        Assert.Equal((DeliveryState.Waiting, 1), (waits.State, waits.Tries));
        Assert.StartsWith("451", waits.Error, StringComparison.Ordinal);
        await _room.Send();
        Assert.Equal(1, Assert.Single(await _room.Deliveries()).Tries);
        Server.OpenUp();
        _room.Clock.Advance(TimeSpan.FromMinutes(1));
        await _room.Send();
        Assert.Equal($"<{waits.Message}@school.test>", Assert.Single(Server.Mails()).Id);
    }

    [Fact]
    public async Task What_is_put_off_again_and_again_is_given_up()
    {
        await _room.Tell(await _room.Somebody("later@home.test"), NoticeRoom.Urgent);
        for (var hour = 0; hour < Host.Notices.Sending.Sending.MostTries; hour++)
        {
            Assert.Equal(0, (await _room.Ask(new ListUndelivered(1))).Failed.Total);
            await _room.Send();
            _room.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(Host.Notices.Sending.Sending.MostTries, Assert.Single((await _room.Ask(new ListUndelivered(1))).Failed.Items).Tries);
    }

    [Fact]
    public async Task While_the_server_is_gone_everything_waits_and_nothing_is_given_up()
    {
        var (one, other) = (await _room.Somebody("one@home.test"), await _room.Somebody("other@home.test"));
        Server.Go();
        await _room.Tell(one, NoticeRoom.Urgent);
        await _room.Tell(other, NoticeRoom.Urgent);
        for (var hour = 0; hour < 2 * Host.Notices.Sending.Sending.MostTries; hour++)
        {
            await _room.Send();
            _room.Clock.Advance(TimeSpan.FromHours(1));
        }
        var facts = await _room.Ask(new ListUndelivered(1));
        Assert.Equal((0, 2), (facts.Failed.Total, facts.Waiting));
        Assert.NotNull(facts.Lately);
        await Server.ComeBack();
        await _room.Send();
        Assert.Equal(["one@home.test", "other@home.test"], Server.Mails().Select(m => m.To).Order());
    }

    [Fact]
    public async Task Whoever_follows_somebody_killed_sends_the_same_message_under_the_same_id()
    {
        await _room.Tell(await _room.Somebody("inna@home.test"), NoticeRoom.Urgent);
        await _room.Send();
        // The server has it, and whoever sent it did not live to write that down.
        await _room.Db(db => db.Deliveries.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Sending)));
        await _room.Send();
        Assert.Single(Server.Mails());
        _room.Clock.Advance(TimeSpan.FromMinutes(2));
        await _room.Send();
        Assert.Equal(2, Server.Mails().Count);
        Assert.Single(Server.Mails().Distinct());
        Assert.Equal(DeliveryState.Sent, Assert.Single(await _room.Deliveries()).State);
    }

    [Fact]
    public async Task A_digest_gathers_the_day_by_kind_in_the_readers_language()
    {
        var (russian, english) = (await _room.Somebody("inna@home.test"), await _room.Somebody("mary@home.test", r => (r.English, r.DigestHour) = (true, 12)));
        await _room.Ask(Choose(russian, (NoticeRoom.Urgent, HowTold.InDigest)));
        foreach (var kind in new[] { NoticeRoom.Usual, NoticeRoom.Usual, NoticeRoom.Urgent })
            await _room.Tell(russian, kind);
        await _room.Tell(english);
        await _room.Send();
        Assert.Empty(Server.Mails());
        _room.Clock.Advance(TimeSpan.FromHours(2));
        await _room.Send();
        var mary = Assert.Single(Server.Mails());
        Assert.Equal("Школа: notices of the day: 1", mary.Subject);
        Assert.Contains("Places: 1", mary.Text, StringComparison.Ordinal);
        _room.Clock.Advance(TimeSpan.FromHours(5));
        await _room.Send();
        var inna = Assert.Single(Server.Mails(), m => m.To == "inna@home.test");
        Assert.Equal("Школа: уведомления за день: 3", inna.Subject);
        Assert.Contains("Места: 2", inna.Text, StringComparison.Ordinal);
        Assert.Contains("Отмены: 1", inna.Text, StringComparison.Ordinal);
        await _room.Send();
        Assert.Equal(2, Server.Mails().Count);
    }

    [Fact]
    public async Task What_was_read_switched_off_taken_back_or_told_before_is_not_sent()
    {
        var person = await _room.Somebody("inna@home.test");
        await _room.Db(db => db.Reach.ExecuteUpdateAsync(r => r.SetProperty(x => x.EmailAt, _room.Clock.GetUtcNow().UtcDateTime.AddMinutes(1))));
        await _room.Tell(person, NoticeRoom.Urgent);
        _room.Clock.Advance(TimeSpan.FromMinutes(1));
        var read = await _room.Tell(person);
        var takenBack = await _room.Tell(person);
        await _room.Tell(person, "unknown.kind");
        await _room.Send();
        await _room.Tell(person);
        await _room.Send();
        Assert.Equal(3, (await _room.Deliveries()).Count);
        await _room.Db(db => db.Notices.Where(n => n.Id == takenBack).ExecuteDeleteAsync());
        await _room.Db(db => db.Notices.Where(n => n.Id == read).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, db.Now)));
        await _room.Ask(Choose(person, (NoticeRoom.Usual, HowTold.Not)));
        await _room.Tell(person);
        _room.Clock.Advance(TimeSpan.FromDays(1));
        await _room.Send();
        Assert.Empty(Server.Mails());
        Assert.All(await _room.Deliveries(), d => Assert.Equal(DeliveryState.Unneeded, d.State));
    }

    [Fact]
    public async Task Whoever_has_left_is_written_to_no_more()
    {
        var person = await _room.Somebody("inna@home.test");
        await _room.Tell(person, NoticeRoom.Urgent);
        await _room.Db(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, Host.Access.Locks.UntilReturn)));
        await _room.Send();
        Assert.Empty(Server.Mails());
    }

    [Fact]
    public async Task What_waits_for_an_answer_cannot_be_switched_off()
    {
        var person = await _room.Somebody("inna@home.test");
        Assert.Equal("must-be-told", (await Assert.ThrowsAsync<Refusal>(() => _room.Ask(Choose(person, (NoticeRoom.Urgent, HowTold.Not))))).Code);
    }

    [Fact]
    public async Task Two_hosts_at_once_send_each_notice_once()
    {
        var people = new List<Guid>();
        for (var i = 0; i < 10; i++)
            people.Add(await _room.Somebody($"p{i}@home.test"));
        foreach (var person in people)
            await _room.Tell(person, NoticeRoom.Urgent);
        await Task.WhenAll(Host(), Host(), Host());
        Assert.Equal(people.Count, Server.Mails().Count);
        Assert.Equal(people.Count, Server.Mails().Select(m => m.Id).Distinct().Count());

        async Task Host()
        {
            var lease = _room.Services.GetRequiredService<Lease>();
            while (await lease.Hold("notices", TimeSpan.FromSeconds(60), default) && await _room.Sender.Turn(default)) { }
        }
    }

    private SaveChoices Choose(Guid person, params (string Kind, HowTold How)[] choices)
    {
        _room.Caller.PersonId = person;
        return new SaveChoices([.. choices.Select(c => new SaveChoices.Choice(c.Kind, "mail", c.How))], null, null, 17, English: false);
    }
}
