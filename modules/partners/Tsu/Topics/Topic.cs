using Gym24.Contracts.Data;

namespace Gym24.Tsu.Topics;

/// <summary>Where a topic stands.</summary>
internal enum TopicState
{
    /// <summary>Waits for a supervisor's answer.</summary>
    Proposed = 0,

    /// <summary>The supervisor has asked back: it is the authors' turn.</summary>
    AskedBack = 1,

    /// <summary>Is worked on, stage by stage.</summary>
    Accepted = 2,

    Declined = 3,
    Withdrawn = 4,

    /// <summary>The last stage was accepted.</summary>
    Finished = 5,
}

/// <summary>A topic of a project or of research that pupils propose and a supervisor takes on.</summary>
internal sealed class Topic : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public int SchoolYear { get; init; }

    /// <summary>Number of the interdisciplinary area.</summary>
    public int Area { get; set; }

    public required string Title { get; set; }
    public required string SortKey { get; set; }

    /// <summary>What is to be found out or made.</summary>
    public required string Question { get; set; }

    /// <summary>What is there already.</summary>
    public string? Existing { get; set; }

    public TopicState State { get; set; }

    /// <summary>Person id: whom the authors ask, then who has answered.</summary>
    public Guid? Supervisor { get; set; }

    public string? SupervisorName { get; set; }

    /// <summary>What the supervisor asks back, or why the topic was declined.</summary>
    public string? Answer { get; set; }

    /// <summary>With it another pupil joins before the topic is answered.</summary>
    public required string Code { get; init; }

    public DateTime ProposedAt { get; init; }
    public DateTime? AnsweredAt { get; set; }

    public static readonly TopicState[] Live = [TopicState.Proposed, TopicState.AskedBack, TopicState.Accepted];

    public bool IsLive => Live.Contains(State);
}

/// <summary>A pupil who works on a topic.</summary>
internal sealed class TopicAuthor
{
    public Guid TopicId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>See <see cref="KeyOf"/>: two rows never have the same.</summary>
    public required string LiveKey { get; set; }

    /// <summary>A pupil has one live topic in an area; what is over no longer counts.</summary>
    public static string KeyOf(Guid person, Topic topic) => topic.IsLive ? $"{person:N} {topic.Area}" : $"{person:N} {topic.Id:N}";
}

/// <summary>Where a stage of a topic stands.</summary>
internal enum StageState
{
    Ahead = 0,

    /// <summary>The authors have handed it in.</summary>
    HandedIn = 1,

    /// <summary>Given back with a comment: to be handed in again.</summary>
    Returned = 2,

    Accepted = 3,
}

/// <summary>A stage of a topic, as the school's list was when the topic was accepted.</summary>
internal sealed class TopicStage
{
    public Guid TopicId { get; init; }

    /// <summary>From 1, in order.</summary>
    public int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Absent: no day was agreed.</summary>
    public DateOnly? Due { get; set; }

    public StageState State { get; set; }
    public DateTime? MovedAt { get; set; }

    /// <summary>The authors are late with it.</summary>
    public bool IsOverdue(DateOnly today) => Due < today && (State is StageState.Ahead or StageState.Returned);
}

/// <summary>A short remark on a topic or on one of its stages.</summary>
internal sealed class TopicComment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TopicId { get; init; }

    /// <summary>Absent: on the topic as a whole.</summary>
    public int? Stage { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>How the writer is called on screen.</summary>
    public required string Writer { get; set; }

    public required string Text { get; init; }
    public DateTime At { get; init; }
}
