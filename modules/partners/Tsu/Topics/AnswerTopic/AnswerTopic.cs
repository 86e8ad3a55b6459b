using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.AnswerTopic;

internal enum Reply
{
    Accept = 0,
    AskBack = 1,
    Decline = 2,
}

/// <summary>Answers a proposed topic. Who accepts it supervises it; the coordinator may name another.</summary>
/// <param name="Text">What is asked back, or why it is declined.</param>
/// <param name="Supervisor">Only for the coordinator.</param>
/// <param name="Due">Days by number of the stage; what is not named is due by the school's weeks, if set.</param>
[Requires(Permissions.Supervise)]
internal sealed record AnswerTopic(
    Guid Topic, int Version, Reply Reply, string? Text = null, Guid? Supervisor = null, IReadOnlyDictionary<int, DateOnly>? Due = null)
    : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Topic;

    public void Validate(Faults faults)
    {
        if (!Enum.IsDefined(Reply))
            faults.Add("reply", T["Topic.UnknownReply"]);
        faults.Text("text", Text, TsuDb.LongLength, required: Reply != Reply.Accept);
    }
}

internal sealed class AnswerTopicHandler(TsuDb db, TopicDesk desk, ICaller caller, ISchool school) : IRequestHandler<AnswerTopic, bool>
{
    public async Task<bool> Handle(AnswerTopic request, CancellationToken cancellation)
    {
        var topic = await desk.OfSupervisor(request.Topic, request.Version, cancellation);
        if (topic.State != TopicState.Proposed)
            throw new Refusal(RefusalKind.Rule, "answered", T["Topic.IsAnswered", T[$"Topic.State.{topic.State}"]], "topic");
        topic.Answer = string.IsNullOrWhiteSpace(request.Text) ? null : request.Text.Trim();
        topic.AnsweredAt = db.Now;
        var to = request.Reply switch { Reply.Accept => TopicState.Accepted, Reply.AskBack => TopicState.AskedBack, _ => TopicState.Declined };
        if (request.Reply == Reply.Accept)
            await TakeOn(topic, request, cancellation);
        else if (topic.Supervisor is null && await Chosen(caller.PersonId, cancellation) is { } me)
            (topic.Supervisor, topic.SupervisorName) = (me.PersonId, me.Name);
        await desk.Move(topic, to, cancellation);
        await desk.TellAuthors(topic, $"Topic.Told.{to}", to != TopicState.AskedBack, cancellation, topic.Answer ?? "");
        return true;
    }

    private async Task TakeOn(Topic topic, AnswerTopic request, CancellationToken cancellation)
    {
        var named = desk.ManagesAll ? request.Supervisor ?? topic.Supervisor ?? caller.PersonId : caller.PersonId;
        var supervisor = await Chosen(named, cancellation)
            ?? throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Topic.ChooseSupervisor"], "supervisor");
        var rules = await db.Rules.AsNoTracking().SingleAsync(cancellation);
        var busy = await db.Topics.CountAsync(t => t.Supervisor == supervisor.PersonId && t.State == TopicState.Accepted, cancellation);
        if (busy >= rules.TopicsMax)
            throw new Refusal(RefusalKind.Rule, "supervisor-full", T["Topic.SupervisorFull", supervisor.Name, busy, rules.TopicsMax], "supervisor");
        db.Entry(supervisor).Property(s => s.Name).IsModified = true;
        (topic.Supervisor, topic.SupervisorName) = (supervisor.PersonId, supervisor.Name);
        var kinds = await db.StageKinds.AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellation);
        if (request.Due?.Keys.Except(kinds.Select(k => k.Number)).Any() == true)
            throw new Refusal(RefusalKind.Invalid, "unknown-stage", T["Stage.Unknown"], "due");
        var stages = kinds.Select((kind, i) => new TopicStage
        {
            TopicId = topic.Id, Number = i + 1, Name = kind.Name,
            Due = request.Due?.TryGetValue(kind.Number, out var due) == true ? due : kind.Weeks is { } weeks ? school.Today.AddDays(7 * weeks) : null,
        }).ToList();
        WorkOnTopic.StageOrder.Check(stages, school.Today);
        db.AddRange(stages);
    }

    private async Task<Supervisor?> Chosen(Guid? person, CancellationToken cancellation) =>
        await db.Supervisors.SingleOrDefaultAsync(s => s.PersonId == person, cancellation);
}
