using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.ProposeTopic;

/// <summary>Becomes a co-author by the code the first author has passed on, as long as the topic is not answered: nobody chooses from lists of other pupils.</summary>
[Requires(Permissions.Propose)]
internal sealed record JoinTopic(string? Code) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => faults.Text("code", Code, TopicTables.CodeLength);
}

internal sealed class JoinTopicHandler(TsuDb db, TopicDesk desk, PupilPicker<TsuDb> picker, ICaller caller) : IRequestHandler<JoinTopic, Guid>
{
    public async Task<Guid> Handle(JoinTopic request, CancellationToken cancellation)
    {
        if (caller.PersonId is not { } me || await picker.Reached(Permissions.Propose, [me], cancellation) is null)
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Topic.PupilsJoin"], "code");
        var code = request.Code!.Trim().ToUpperInvariant();
        var topic = await db.Topics.SingleOrDefaultAsync(t => t.Code == code, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Topic.UnknownCode"], "code");
        var authors = await desk.Authors(topic.Id, cancellation);
        if (authors.Contains(me))
            return topic.Id;
        if (topic.State is not (TopicState.Proposed or TopicState.AskedBack))
            throw new Refusal(RefusalKind.Rule, "answered", T["Topic.IsAnswered", T[$"Topic.State.{topic.State}"]], "code");
        await desk.MustBeFree([.. authors, me], topic, cancellation);
        db.Add(new TopicAuthor { TopicId = topic.Id, PersonId = me, LiveKey = TopicAuthor.KeyOf(me, topic) });
        // Two who join at the same moment do not both get the last seat.
        db.Entry(topic).Property(t => t.State).IsModified = true;
        await desk.Save(cancellation);
        await desk.TellAuthors(topic, "Topic.Told.Joined", false, cancellation);
        return topic.Id;
    }
}
