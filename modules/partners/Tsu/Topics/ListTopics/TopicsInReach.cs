using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Topics.ListTopics;

/// <summary>The topics one may see and the names on them, under the permission of the running request.</summary>
internal sealed class TopicsInReach(TsuDb db, TopicDesk desk, ICaller caller, ISchool school)
{
    /// <summary>With an author within reach, supervised by the caller, or free to be taken by the caller.</summary>
    public async Task<IQueryable<Topic>> Visible(CancellationToken cancellation)
    {
        var topics = db.Topics.AsNoTracking();
        if (caller.ScopeOf(Permissions.Read).HasFlag(Scope.All))
            return topics;
        var (me, supervises) = (caller.PersonId, await desk.IsSupervisor(cancellation));
        return topics.Where(t => db.Authors.Any(a => a.TopicId == t.Id && db.Directory.Any(p => p.Id == a.PersonId))
            || (me != null && t.Supervisor == me) || (supervises && t.Supervisor == null && t.State == TopicState.Proposed));
    }

    public async Task<Paged<TopicLine>> Find(ListTopics request, int year, CancellationToken cancellation)
    {
        var (today, topics) = (school.Today, (await Visible(cancellation)).Where(t => t.SchoolYear == year));
        if (request.State is { } state)
            topics = topics.Where(t => t.State == state);
        if (request.Live)
            topics = topics.Where(t => Topic.Live.Contains(t.State));
        if (request.Area is { } area)
            topics = topics.Where(t => t.Area == area);
        if (request.Overdue)
            topics = topics.Where(t => t.State == TopicState.Accepted
                && db.Stages.Any(s => s.TopicId == t.Id && s.Due < today && (s.State == StageState.Ahead || s.State == StageState.Returned)));
        var total = await topics.CountAsync(cancellation);
        var page = await topics.OrderBy(t => t.SortKey).ThenBy(t => t.ProposedAt)
            .Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new(await Lines(page, cancellation), total);
    }

    public async Task<IReadOnlyList<DueLine>> Dues(DateOnly from, DateOnly to, CancellationToken cancellation) => await (
        from topic in await Visible(cancellation)
        where topic.State == TopicState.Accepted
        join stage in db.Stages on topic.Id equals stage.TopicId
        where stage.Due >= @from && stage.Due <= to && stage.State != StageState.Accepted
        orderby stage.Due
        select new DueLine(topic.Id, topic.Title, stage.Name, stage.Due!.Value)).ToListAsync(cancellation);

    /// <summary>
    /// Who works on these topics: names within reach, and all of them where the caller answers for the topic. The only place where
    /// the row scope of the directory is set aside.
    /// </summary>
    public async Task<ILookup<Guid, PupilLine>> Authors(IReadOnlyCollection<Topic> topics, CancellationToken cancellation)
    {
        var supervises = await desk.IsSupervisor(cancellation);
        var ids = topics.Select(t => t.Id).ToList();
        var charged = caller.Can(Permissions.Supervise) ? topics.Where(t => desk.MayAnswer(t, supervises)).Select(t => t.Id).ToList() : [];
        var found = await Named(db.Directory, ids).ToListAsync(cancellation);
        if (charged.Count > 0)
            found.AddRange(await Named(db.Directory.IgnoreQueryFilters(), charged).ToListAsync(cancellation));
        return found.DistinctBy(f => (f.Topic, f.Person.Id)).OrderBy(f => f.Person.SortKey, StringComparer.Ordinal)
            .ToLookup(f => f.Topic, f => new PupilLine(f.Person.Id, f.Person.DisplayName, f.Person.ClassName));
    }

    private IQueryable<Author> Named(IQueryable<DirectoryPerson> directory, List<Guid> topics) =>
        from author in db.Authors
        where topics.Contains(author.TopicId)
        join person in directory on author.PersonId equals person.Id
        select new Author(author.TopicId, person);

    private async Task<IReadOnlyList<TopicLine>> Lines(List<Topic> topics, CancellationToken cancellation)
    {
        var (ids, supervises) = (topics.Select(t => t.Id).ToList(), await desk.IsSupervisor(cancellation));
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Number, a => a.Name, cancellation);
        var authors = await Authors(topics, cancellation);
        var counts = await db.Authors.Where(a => ids.Contains(a.TopicId)).GroupBy(a => a.TopicId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var stages = (await db.Stages.AsNoTracking().Where(s => ids.Contains(s.TopicId)).OrderBy(s => s.Number).ToListAsync(cancellation)).ToLookup(s => s.TopicId);
        return
        [
            .. topics.Select(t =>
            {
                var lines = t.State == TopicState.Accepted ? stages[t.Id].Select(Line).ToList() : [];
                return new TopicLine(t.Id, t.Title, t.Area, areas.GetValueOrDefault(t.Area), t.State, t.SupervisorName, [.. authors[t.Id]], counts.GetValueOrDefault(t.Id),
                    lines.Find(s => s.State != StageState.Accepted), lines.Find(s => s.IsOverdue),
                    t.State == TopicState.Proposed && caller.Can(Permissions.Supervise) && (desk.ManagesAll || desk.MayAnswer(t, supervises)));
            }),
        ];
    }

    public StageLine Line(TopicStage stage) => new(stage.Number, stage.Name, stage.Due, stage.State, stage.IsOverdue(school.Today));

    private sealed record Author(Guid Topic, DirectoryPerson Person);
}
