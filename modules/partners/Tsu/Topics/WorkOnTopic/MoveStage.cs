using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.WorkOnTopic;

/// <summary>Hands a stage in: the one before it is accepted.</summary>
[Requires(Permissions.Propose)]
internal sealed record HandInStage(Guid Topic, int Version, int Stage, string? Comment = null) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Topic;

    public void Validate(Faults faults) => faults.Text("comment", Comment, TopicTables.TextLength, required: false);
}

/// <summary>Accepts a stage that was handed in, or returns it with a comment. The last one accepted finishes the topic.</summary>
[Requires(Permissions.Supervise)]
internal sealed record JudgeStage(Guid Topic, int Version, int Stage, bool Accept, string? Comment = null) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Topic;

    public void Validate(Faults faults) => faults.Text("comment", Comment, TopicTables.TextLength, required: !Accept);
}

/// <summary>Agrees other days for stages that are not accepted yet.</summary>
/// <param name="Due">Days by number of the stage; a stage that is not named has none.</param>
[Requires(Permissions.Supervise)]
internal sealed record PlanStages(Guid Topic, int Version, IReadOnlyDictionary<int, DateOnly> Due) : ICommand<bool>, IAbout
{
    public Guid? Subject => Topic;
}

internal sealed class MoveStageHandler(TsuDb db, TopicDesk desk, ICaller caller, ISchool school)
    : IRequestHandler<HandInStage, bool>, IRequestHandler<JudgeStage, bool>, IRequestHandler<PlanStages, bool>
{
    public async Task<bool> Handle(HandInStage request, CancellationToken cancellation)
    {
        var topic = await desk.OfAuthor(request.Topic, request.Version, cancellation);
        var (_, stage) = await Move(topic, request.Stage, StageState.HandedIn, request.Comment, cancellation);
        await desk.TellSupervisor(topic, "Stage.Told.HandedIn", cancellation, stage.Name);
        return true;
    }

    public async Task<bool> Handle(JudgeStage request, CancellationToken cancellation)
    {
        var topic = await desk.OfSupervisor(request.Topic, request.Version, cancellation);
        var to = request.Accept ? StageState.Accepted : StageState.Returned;
        var (stages, stage) = await Move(topic, request.Stage, to, request.Comment, cancellation);
        await desk.TellAuthors(topic, $"Stage.Told.{to}", false, cancellation, stage.Name);
        if (stages.TrueForAll(s => s.State == StageState.Accepted))
        {
            await desk.Move(topic, TopicState.Finished, cancellation);
            await desk.TellAuthors(topic, "Topic.Told.Finished", true, cancellation);
        }
        return true;
    }

    public async Task<bool> Handle(PlanStages request, CancellationToken cancellation)
    {
        var topic = await desk.OfSupervisor(request.Topic, request.Version, cancellation);
        var stages = await Stages(topic, cancellation);
        if (request.Due.Keys.Except(stages.Select(s => s.Number)).Any())
            throw new Refusal(RefusalKind.Invalid, "unknown-stage", T["Stage.Unknown"], "stage");
        var changed = new List<int>();
        foreach (var stage in stages.Where(s => s.State != StageState.Accepted))
        {
            var due = request.Due.TryGetValue(stage.Number, out var day) ? day : (DateOnly?)null;
            if (stage.Due == due)
                continue;
            stage.Due = due;
            changed.Add(stage.Number);
        }
        StageOrder.Check(stages, school.Today, changed);
        if (changed.Count > 0)
            await desk.TellAuthors(topic, "Stage.Told.Planned", false, cancellation);
        return true;
    }

    private async Task<(List<TopicStage> All, TopicStage One)> Move(Topic topic, int number, StageState to, string? comment, CancellationToken cancellation)
    {
        var stages = await Stages(topic, cancellation);
        var stage = stages.Find(s => s.Number == number) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Stage.Unknown"], "stage");
        StageOrder.MustFollow(stages, stage, to);
        (stage.State, stage.MovedAt) = (to, db.Now);
        if (!string.IsNullOrWhiteSpace(comment))
            db.Add(new TopicComment { TopicId = topic.Id, Stage = number, PersonId = caller.PersonId, Writer = caller.DisplayName, Text = comment.Trim(), At = db.Now });
        return (stages, stage);
    }

    private async Task<List<TopicStage>> Stages(Topic topic, CancellationToken cancellation) => topic.State == TopicState.Accepted
        ? await db.Stages.Where(s => s.TopicId == topic.Id).OrderBy(s => s.Number).ToListAsync(cancellation)
        : throw new Refusal(RefusalKind.Rule, "not-accepted", T["Topic.NotAtWork", T[$"Topic.State.{topic.State}"]], "topic");
}
