using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Tsu.Topics;
using Gym24.Tsu.Topics.AnswerTopic;
using Gym24.Tsu.Topics.ListTopics;
using Gym24.Tsu.Topics.ProposeTopic;
using Gym24.Tsu.Topics.WorkOnTopic;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Tsu;

/// <summary>Topics of projects and research in the API: the same requests as on the pages.</summary>
internal static class TopicsApi
{
    private sealed record MadeTopic(Guid Id);
    private sealed record TopicBody(int Version, string? Title, int? Area, string? Question, string? Existing, Guid? Supervisor, IReadOnlyList<Guid>? Authors)
    {
        public TopicDraft Draft => new(Title, Area, Question, Existing, Supervisor);
    }
    private sealed record CodeBody(string? Code);
    private sealed record AnswerBody(int Version, Reply Reply, string? Text, Guid? Supervisor, IReadOnlyDictionary<int, DateOnly>? Due);
    private sealed record HandInBody(int Version, string? Comment);
    private sealed record JudgeBody(int Version, bool Accept, string? Comment);
    private sealed record DuesBody(int Version, IReadOnlyDictionary<int, DateOnly>? Due);
    private sealed record CommentBody(string? Text, int? Stage);

    public static void Map(RouteGroupBuilder tsu)
    {
        tsu.MapGet("/topics", async (int? year, string? state, int? area, bool? overdue, int? page, int? size, IMediator mediator, CancellationToken c) =>
                TypedResults.Ok(await mediator.Send(new ListTopics(year, State(state), area, overdue ?? false, page ?? 1, size ?? 50), c)))
            .Requires(Permissions.Read).WithName("TsuTopics").WithSummary("Topics within reach; authors only where the caller may know them");
        tsu.MapGet("/topics/{topic:guid}", async (Guid topic, IMediator mediator, CancellationToken c) => TypedResults.Ok(await mediator.Send(new ReadTopic(topic), c)))
            .Requires(Permissions.Read).WithName("TsuTopic").WithSummary("One topic with its stages and remarks");
        tsu.MapPost("/topics", async (TopicBody body, IMediator mediator, CancellationToken c) =>
                Created(await mediator.Send(new ProposeTopic(body.Draft, body.Authors), c)))
            .Requires(Permissions.Propose).WithName("ProposeTsuTopic").WithSummary("Proposes a topic; one live topic for a pupil and an area");
        tsu.MapPut("/topics/{topic:guid}", (Guid topic, TopicBody body, IMediator mediator, CancellationToken c) => Done(mediator, new ChangeTopic(topic, body.Version, body.Draft), c))
            .Requires(Permissions.Propose).WithName("ChangeTsuTopic").WithSummary("Corrects a topic that is not answered yet");
        tsu.MapPost("/topics/{topic:guid}/withdrawal", (Guid topic, HandInBody body, IMediator mediator, CancellationToken c) => Done(mediator, new WithdrawTopic(topic, body.Version), c))
            .Requires(Permissions.Propose).WithName("WithdrawTsuTopic").WithSummary("Takes a topic back");
        tsu.MapPost("/topics/authors", async (CodeBody body, IMediator mediator, CancellationToken c) => Created(await mediator.Send(new JoinTopic(body.Code), c)))
            .Requires(Permissions.Propose).WithName("JoinTsuTopic").WithSummary("Becomes a co-author by a code");
        tsu.MapPost("/topics/{topic:guid}/answer", (Guid topic, AnswerBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new AnswerTopic(topic, body.Version, body.Reply, body.Text, body.Supervisor, body.Due), c))
            .Requires(Permissions.Supervise).WithName("AnswerTsuTopic").WithSummary("Accepts a topic, asks back or declines");
        MapStages(tsu);
    }

    private static void MapStages(RouteGroupBuilder tsu)
    {
        tsu.MapPut("/topics/{topic:guid}/stages", (Guid topic, DuesBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new PlanStages(topic, body.Version, body.Due ?? new Dictionary<int, DateOnly>()), c))
            .Requires(Permissions.Supervise).WithName("PlanTsuStages").WithSummary("Agrees days for the stages that are not accepted yet");
        tsu.MapPost("/topics/{topic:guid}/stages/{stage:int}", (Guid topic, int stage, HandInBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new HandInStage(topic, body.Version, stage, body.Comment), c))
            .Requires(Permissions.Propose).WithName("HandInTsuStage").WithSummary("Hands a stage in");
        tsu.MapPost("/topics/{topic:guid}/stages/{stage:int}/judgement", (Guid topic, int stage, JudgeBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new JudgeStage(topic, body.Version, stage, body.Accept, body.Comment), c))
            .Requires(Permissions.Supervise).WithName("JudgeTsuStage").WithSummary("Accepts a stage or returns it with a comment");
        tsu.MapPost("/topics/{topic:guid}/comments", (Guid topic, CommentBody body, IMediator mediator, CancellationToken c) =>
                Done(mediator, new AddComment(topic, body.Text, body.Stage), c))
            .Requires(Permissions.Read).WithName("CommentTsuTopic").WithSummary("Writes a remark; for authors, supervisor and coordinator");
    }

    /// <summary>States are words in camel case, as in the answers.</summary>
    private static TopicState? State(string? word) => string.IsNullOrEmpty(word) ? null
        : Enum.GetValues<TopicState>().Cast<TopicState?>().FirstOrDefault(s => s.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw new Refusal(RefusalKind.Invalid, "invalid", Texts.T["Topic.UnknownState"], "state");

    private static Created<MadeTopic> Created(Guid id) => TypedResults.Created($"/api/v1/tsu/topics/{id}", new MadeTopic(id));

    private static async Task<NoContent> Done<T>(IMediator mediator, IRequest<T> request, CancellationToken cancellation)
    {
        await mediator.Send(request, cancellation);
        return TypedResults.NoContent();
    }
}
