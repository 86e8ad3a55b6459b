using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.ProposeTopic;

/// <summary>A topic as a form or a caller of the API states it.</summary>
/// <param name="Area">Number of the interdisciplinary area.</param>
/// <param name="Question">What is to be found out or made.</param>
/// <param name="Existing">What is there already.</param>
/// <param name="Supervisor">Whom the authors ask; absent: any supervisor.</param>
internal sealed record TopicDraft(string? Title, int? Area, string? Question, string? Existing = null, Guid? Supervisor = null)
{
    public void Check(Faults faults)
    {
        faults.Text("title", Title, TsuDb.NameLength);
        faults.Chosen("area", Area is not null);
        faults.Text("question", Question, TopicTables.TextLength);
        faults.Text("existing", Existing, TopicTables.TextLength, required: false);
    }
}

/// <summary>Proposes a topic.</summary>
/// <param name="Authors">Pupils within the caller's reach; absent: oneself.</param>
[Requires(Permissions.Propose)]
internal sealed record ProposeTopic(TopicDraft Topic, IReadOnlyList<Guid>? Authors = null) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults)
    {
        Topic.Check(faults);
        faults.Range("authors", Authors?.Count, 1, 100);
    }
}

/// <summary>Corrects a topic that is not answered yet; one that was asked back is proposed again by it.</summary>
[Requires(Permissions.Propose)]
internal sealed record ChangeTopic(Guid Topic, int Version, TopicDraft Draft) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Topic;

    public void Validate(Faults faults) => Draft.Check(faults);
}

/// <summary>Takes a topic back; it is over then.</summary>
[Requires(Permissions.Propose)]
internal sealed record WithdrawTopic(Guid Topic, int Version) : ICommand<Guid>, IAbout
{
    public Guid? Subject => Topic;
}

internal sealed class ProposeTopicHandler(TsuDb db, TopicDesk desk, PupilPicker<TsuDb> picker, ICaller caller, ISchool school)
    : IRequestHandler<ProposeTopic, Guid>, IRequestHandler<ChangeTopic, Guid>, IRequestHandler<WithdrawTopic, Guid>
{
    public async Task<Guid> Handle(ProposeTopic request, CancellationToken cancellation)
    {
        var ids = request.Authors?.Distinct().ToList() ?? (caller.PersonId is { } me ? [me] : []);
        if (ids.Count == 0 || await picker.Reached(Permissions.Propose, ids, cancellation) is not { } authors)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Topic.UnknownAuthor"], "authors");
        var topic = new Topic
        {
            SchoolYear = school.Year, Title = "", SortKey = "", Question = "", Code = TopicDesk.NewCode(), ProposedAt = db.Now,
        };
        await Write(topic, request.Topic, cancellation);
        await desk.MustBeFree(ids, topic, cancellation);
        db.Add(topic);
        db.AddRange(authors.Select(a => new TopicAuthor { TopicId = topic.Id, PersonId = a.Id, LiveKey = TopicAuthor.KeyOf(a.Id, topic) }));
        await desk.Save(cancellation);
        await desk.TellSupervisor(topic, "Topic.Told.Proposed", cancellation);
        return topic.Id;
    }

    public async Task<Guid> Handle(ChangeTopic request, CancellationToken cancellation)
    {
        var topic = await desk.OfAuthor(request.Topic, request.Version, cancellation);
        if (topic.State is not (TopicState.Proposed or TopicState.AskedBack))
            throw new Refusal(RefusalKind.Rule, "answered", T["Topic.IsAnswered", T[$"Topic.State.{topic.State}"]], "topic");
        await Write(topic, request.Draft, cancellation);
        await desk.MustBeFree(await desk.Authors(topic.Id, cancellation), topic, cancellation);
        await desk.Move(topic, TopicState.Proposed, cancellation);
        await desk.Save(cancellation);
        await desk.TellSupervisor(topic, "Topic.Told.Proposed", cancellation);
        return topic.Id;
    }

    public async Task<Guid> Handle(WithdrawTopic request, CancellationToken cancellation)
    {
        var topic = await desk.OfAuthor(request.Topic, request.Version, cancellation);
        if (!topic.IsLive)
            throw new Refusal(RefusalKind.Rule, "over", T["Topic.IsOver", T[$"Topic.State.{topic.State}"]], "topic");
        await desk.Move(topic, TopicState.Withdrawn, cancellation);
        if (topic.Supervisor is not null)
            await desk.TellSupervisor(topic, "Topic.Told.Withdrawn", cancellation);
        return topic.Id;
    }

    private async Task Write(Topic topic, TopicDraft draft, CancellationToken cancellation)
    {
        if (!await db.Areas.AnyAsync(a => a.Number == draft.Area, cancellation))
            throw new Refusal(RefusalKind.Invalid, "unknown-area", T["Topic.UnknownArea"], "area");
        var asked = draft.Supervisor is { } id ? await db.Supervisors.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == id, cancellation) : null;
        if (draft.Supervisor is not null && asked is null)
            throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Topic.UnknownSupervisor"], "supervisor");
        (topic.Title, topic.Area, topic.Question) = (draft.Title!.Trim(), draft.Area!.Value, draft.Question!.Trim());
        topic.Existing = string.IsNullOrWhiteSpace(draft.Existing) ? null : draft.Existing.Trim();
        (topic.Supervisor, topic.SupervisorName) = (asked?.PersonId, asked?.Name);
        var key = Fold.SortKey(topic.Title);
        topic.SortKey = key.Length <= TsuDb.LongLength ? key : key[..TsuDb.LongLength];
    }
}
