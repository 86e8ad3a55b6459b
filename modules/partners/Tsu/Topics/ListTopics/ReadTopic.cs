using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Topics.ListTopics;

/// <summary>One topic with its stages and remarks.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadTopic(Guid Topic) : IQuery<TopicFacts>;

/// <param name="Code">For co-authors; only to authors, as long as the topic is not answered.</param>
/// <param name="Mine">The caller is an author.</param>
/// <param name="InCharge">The caller may answer it and judge its stages.</param>
internal sealed record TopicFacts(
    Guid Id, int Version, int SchoolYear, string Title, int Area, string? AreaName, string Question, string? Existing, TopicState State,
    Guid? Supervisor, string? SupervisorName, string? Answer, string? Code, DateTime ProposedAt, IReadOnlyList<PupilLine> Authors, int AuthorCount,
    IReadOnlyList<StageLine> Stages, IReadOnlyList<CommentLine> Comments, bool Mine, bool InCharge);

internal sealed record CommentLine(int? Stage, string Writer, string Text, DateTime At);

internal sealed class ReadTopicHandler(TsuDb db, TopicsInReach topics, TopicDesk desk, ICaller caller)
    : IRequestHandler<ReadTopic, TopicFacts>, IRequestHandler<ReadChoice, TopicChoice>
{
    public async Task<TopicFacts> Handle(ReadTopic request, CancellationToken cancellation)
    {
        var topic = await (await topics.Visible(cancellation)).SingleOrDefaultAsync(t => t.Id == request.Topic, cancellation) ?? throw TopicDesk.NotFound();
        var (all, authors) = (await desk.Authors(topic.Id, cancellation), await topics.Authors([topic], cancellation));
        var mine = caller.PersonId is { } me && all.Contains(me);
        var area = await db.Areas.AsNoTracking().SingleAsync(a => a.Number == topic.Area, cancellation);
        var stages = await db.Stages.AsNoTracking().Where(s => s.TopicId == topic.Id).OrderBy(s => s.Number).ToListAsync(cancellation);
        var comments = await db.Comments.AsNoTracking().Where(c => c.TopicId == topic.Id).OrderBy(c => c.At)
            .Select(c => new CommentLine(c.Stage, c.Writer, c.Text, c.At)).ToListAsync(cancellation);
        return new(topic.Id, topic.Version, topic.SchoolYear, topic.Title, topic.Area, area.Name, topic.Question, topic.Existing, topic.State,
            topic.Supervisor, topic.SupervisorName, topic.Answer, mine && topic.State is (TopicState.Proposed or TopicState.AskedBack) ? topic.Code : null,
            topic.ProposedAt, [.. authors[topic.Id]], all.Count, [.. stages.Select(topics.Line)], comments, mine,
            caller.Can(Permissions.Supervise) && (desk.ManagesAll || desk.MayAnswer(topic, await desk.IsSupervisor(cancellation))));
    }

    public async Task<TopicChoice> Handle(ReadChoice request, CancellationToken cancellation)
    {
        var busy = await db.Topics.Where(t => t.State == TopicState.Accepted && t.Supervisor != null).GroupBy(t => t.Supervisor!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var supervisors = await db.Supervisors.AsNoTracking().OrderBy(s => s.SortKey).ToListAsync(cancellation);
        return new(
            await db.Areas.AsNoTracking().OrderBy(a => a.Number).ToListAsync(cancellation),
            await db.StageKinds.AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellation),
            [.. supervisors.Select(s => new SupervisorLine(s.PersonId, s.Name, busy.GetValueOrDefault(s.PersonId)))],
            await db.Rules.AsNoTracking().SingleAsync(cancellation));
    }
}
