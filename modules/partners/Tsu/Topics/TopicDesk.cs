using System.Security.Cryptography;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics;

/// <summary>Who works on which topic and who answers for it, in the transaction of the running command.</summary>
internal sealed class TopicDesk(TsuDb db, DbSession connection, ICaller caller, IPeopleDirectory people, INotices notices)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>So that a notice keeps within its 500 characters.</summary>
    private const int MostOfText = 180;

    private bool? _supervises;

    public bool ManagesAll => caller.ScopeOf(Permissions.Supervise).HasFlag(Scope.All);

    /// <summary>A topic with an author within reach of <see cref="Permissions.Propose"/>.</summary>
    /// <exception cref="Refusal">There is none, or somebody changed it.</exception>
    public async Task<Topic> OfAuthor(Guid id, int version, CancellationToken cancellation)
    {
        var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == id, cancellation);
        var reach = await caller.ReachOf(Permissions.Propose, cancellation);
        if (topic is null || !(reach.Everyone || (await Authors(id, cancellation)).Any(reach.People.Contains)))
            throw NotFound();
        return Seen(topic, version);
    }

    /// <summary>A topic the caller may answer: as coordinator, as the supervisor who was asked, or as any supervisor when nobody was.</summary>
    /// <exception cref="Refusal">There is none, or somebody changed it.</exception>
    public async Task<Topic> OfSupervisor(Guid id, int version, CancellationToken cancellation)
    {
        var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == id, cancellation);
        if (topic is null || !(ManagesAll || MayAnswer(topic, await IsSupervisor(cancellation))))
            throw NotFound();
        return Seen(topic, version);
    }

    public bool MayAnswer(Topic topic, bool supervises) =>
        caller.PersonId is { } me && (topic.Supervisor == me || (supervises && topic is { Supervisor: null, State: TopicState.Proposed }));

    /// <summary>The coordinator has chosen the caller.</summary>
    public async Task<bool> IsSupervisor(CancellationToken cancellation) =>
        _supervises ??= caller.PersonId is { } me && await db.Supervisors.AnyAsync(s => s.PersonId == me, cancellation);

    public Task<List<Guid>> Authors(Guid topic, CancellationToken cancellation) =>
        db.Authors.Where(a => a.TopicId == topic).Select(a => a.PersonId).ToListAsync(cancellation);

    private Topic Seen(Topic topic, int version)
    {
        db.Expect(topic, version);
        // What hangs on a topic counts as a change of it.
        db.Entry(topic).Property(t => t.State).IsModified = true;
        return topic;
    }

    /// <summary>A topic that is over leaves its authors free for another one.</summary>
    public async Task Move(Topic topic, TopicState to, CancellationToken cancellation)
    {
        topic.State = to;
        foreach (var author in await db.Authors.Where(a => a.TopicId == topic.Id).ToListAsync(cancellation))
            author.LiveKey = TopicAuthor.KeyOf(author.PersonId, topic);
    }

    /// <summary>Saves; the key of a pupil and an area that is taken is said in words.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && connection.Engine.IsDuplicate(failure))
        {
            throw Doubled();
        }
    }

    public async Task MustBeFree(IReadOnlyCollection<Guid> pupils, Topic topic, CancellationToken cancellation)
    {
        var keys = pupils.Select(p => TopicAuthor.KeyOf(p, topic)).ToList();
        if (await db.Authors.AnyAsync(a => keys.Contains(a.LiveKey) && a.TopicId != topic.Id, cancellation))
            throw Doubled();
        var most = (await db.Rules.AsNoTracking().SingleAsync(cancellation)).AuthorsMax;
        if (pupils.Count > most)
            throw new Refusal(RefusalKind.Rule, "too-many", T["Topic.TooManyAuthors", most], "authors");
    }

    public async Task TellAuthors(Topic topic, string key, bool guardians, CancellationToken cancellation, params object?[] values)
    {
        var authors = await Authors(topic.Id, cancellation);
        var text = Text(topic, key, values);
        foreach (var author in authors.Where(a => a != caller.PersonId))
            notices.Tell(author, NoticeKinds.Topics, text, Href(topic));
        if (!guardians)
            return;
        foreach (var (guardian, child) in (await people.GuardiansOf(authors, cancellation)).SelectMany(c => c, (c, guardian) => (guardian, c.Key)).DistinctBy(c => c.guardian))
            notices.Tell(guardian, NoticeKinds.Topics, text, Href(topic), child);
    }

    /// <summary>The one who was asked or has taken it on; with nobody named, all who may take it.</summary>
    public async Task TellSupervisor(Topic topic, string key, CancellationToken cancellation, params object?[] values)
    {
        var told = topic.Supervisor is { } one ? [one] : await db.Supervisors.Select(s => s.PersonId).ToListAsync(cancellation);
        foreach (var person in told.Where(p => p != caller.PersonId))
            notices.Tell(person, NoticeKinds.Topics, Text(topic, key, values), Href(topic));
    }

    /// <summary>Letters and digits that are not mistaken for each other.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString(Letters, 8);

    public static Refusal NotFound() => new(RefusalKind.NotFound, "not-found", T["Topic.NotFound"], "topic");

    private static Refusal Doubled() => new(RefusalKind.Rule, "live-topic", T["Topic.AlreadyLive"], "area");

    private static LocalText Text(Topic topic, string key, object?[] values) => T.Both(key, [Short(topic.Title), .. values.Select(v => v is string text ? Short(text) : v)]);

    internal static string Short(string text) => text.Length > MostOfText ? text[..MostOfText] + "…" : text;

    private static string Href(Topic topic) => $"/tsu/topics/{topic.Id}";
}
