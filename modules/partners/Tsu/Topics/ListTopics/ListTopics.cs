using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.ListTopics;

/// <summary>Topics of a school year with an author within reach, those one supervises and those one may take, by title.</summary>
/// <param name="Year">The year it begins in; absent: the running one.</param>
/// <param name="Overdue">Only those with a stage that is late.</param>
/// <param name="Live">Only those that wait for an answer or are worked on.</param>
[Requires(Permissions.Read)]
internal sealed record ListTopics(
    int? Year = null, TopicState? State = null, int? Area = null, bool Overdue = false, int Page = 1, int Size = 50, bool Live = false)
    : IQuery<Paged<TopicLine>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Range("year", Year, 2000, 2100);
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

/// <param name="Overdue">The first late stage, if any.</param>
/// <param name="Next">The first stage that is not accepted.</param>
/// <param name="MayAnswer">It waits for the caller's answer.</param>
internal sealed record TopicLine(
    Guid Id, string Title, int Area, string? AreaName, TopicState State, string? SupervisorName, IReadOnlyList<PupilLine> Authors, int AuthorCount,
    StageLine? Next, StageLine? Overdue, bool MayAnswer);

internal sealed record StageLine(int Number, string Name, DateOnly? Due, StageState State, bool IsOverdue);

/// <summary>Stages that are due in a range, of topics that are worked on.</summary>
[Requires(Permissions.Read)]
internal sealed record ListDues(DateOnly From, DateOnly To) : IQuery<IReadOnlyList<DueLine>>;

internal sealed record DueLine(Guid Topic, string Title, string Stage, DateOnly Due);

internal sealed class ListTopicsHandler(TopicsInReach topics, ISchool school) : IRequestHandler<ListTopics, Paged<TopicLine>>, IRequestHandler<ListDues, IReadOnlyList<DueLine>>
{
    public Task<Paged<TopicLine>> Handle(ListTopics request, CancellationToken cancellation) =>
        topics.Find(request, request.Year ?? school.Year, cancellation);

    public Task<IReadOnlyList<DueLine>> Handle(ListDues request, CancellationToken cancellation) => topics.Dues(request.From, request.To, cancellation);
}

/// <summary>What a form for a topic needs.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadChoice : IQuery<TopicChoice>;

/// <param name="Areas">By number.</param>
/// <param name="Stages">The school's list.</param>
/// <param name="Supervisors">By name, with how many topics each has now.</param>
internal sealed record TopicChoice(
    IReadOnlyList<Area> Areas, IReadOnlyList<StageKind> Stages, IReadOnlyList<SupervisorLine> Supervisors, SupervisionRules Rules)
{
    public static string NameOf(int number, string? name) => name ?? T["Area.Unnamed", number];
}

internal sealed record SupervisorLine(Guid Person, string Name, int Topics);
