using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.WorkOnTopic;

/// <summary>Writes a remark; for the authors, the supervisor and the coordinator. The same words twice in a row stand once.</summary>
/// <param name="Stage">Number of the stage; absent: on the topic as a whole.</param>
[Requires(Permissions.Read)]
internal sealed record AddComment(Guid Topic, string? Text, int? Stage = null) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Topic;

    public void Validate(Faults faults) => faults.Text("text", Text, TopicTables.TextLength);
}

internal sealed class AddCommentHandler(TsuDb db, TopicDesk desk, ICaller caller) : IRequestHandler<AddComment, bool>
{
    public async Task<bool> Handle(AddComment request, CancellationToken cancellation)
    {
        var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == request.Topic, cancellation) ?? throw TopicDesk.NotFound();
        var me = caller.PersonId;
        var writes = me is not null && (await desk.Authors(topic.Id, cancellation)).Contains(me.Value);
        if (!writes && !(caller.Can(Permissions.Supervise) && (desk.ManagesAll || desk.MayAnswer(topic, await desk.IsSupervisor(cancellation)))))
            throw TopicDesk.NotFound();
        if (request.Stage is { } number && !await db.Stages.AnyAsync(s => s.TopicId == topic.Id && s.Number == number, cancellation))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Stage.Unknown"], "stage");
        var text = request.Text!.Trim();
        var last = await db.Comments.Where(c => c.TopicId == topic.Id).OrderByDescending(c => c.At).Select(c => new { c.PersonId, c.Stage, c.Text }).FirstOrDefaultAsync(cancellation);
        if (last is not null && last.PersonId == me && last.Stage == request.Stage && last.Text == text)
            return false;
        db.Add(new TopicComment { TopicId = topic.Id, Stage = request.Stage, PersonId = me, Writer = caller.DisplayName, Text = text, At = db.Now });
        if (!writes)
            await desk.TellAuthors(topic, "Topic.Told.Comment", false, cancellation);
        else if (topic.Supervisor is not null)
            await desk.TellSupervisor(topic, "Topic.Told.Comment", cancellation);
        return true;
    }
}
