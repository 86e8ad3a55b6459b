using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gym24.Questionnaires.Questions;

internal enum QuestionKind
{
    /// <summary>Answered in words.</summary>
    Text = 0,

    /// <summary>One of the given answers.</summary>
    One = 1,

    /// <summary>Any of the given answers.</summary>
    Several = 2,

    /// <summary>A number between two ends that have names.</summary>
    Scale = 3,

    /// <summary>All given answers, the best first.</summary>
    Ranking = 4,
}

/// <summary>A question. Given answers are known by their place in the list: once people answer, nothing of a question changes.</summary>
internal sealed record Question
{
    public const int MaxText = 500, MaxHint = 300, MaxSection = 200, MaxOption = 200, MaxOptions = 20, MaxRanked = 8, MaxLabel = 60, LowestEnd = 0, HighestEnd = 10;

    /// <summary>A word of its own within the questionnaire: <c>q1</c>.</summary>
    public string Id { get; init; } = "";

    public QuestionKind Kind { get; init; }
    public string Text { get; init; } = "";
    public string? Hint { get; init; }
    public bool Required { get; init; }

    /// <summary>Heading of a new page that begins with this question.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];
    public int From { get; init; }
    public int To { get; init; }
    public string? FromLabel { get; init; }
    public string? ToLabel { get; init; }

    /// <summary>Asked only of those who have given one of <see cref="IfAnswers"/> to this earlier question.</summary>
    public string? IfQuestion { get; init; }

    public IReadOnlyList<int> IfAnswers { get; init; } = [];

    /// <summary>What can be picked: numbers of options, or of a scale.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Choices => Kind switch
    {
        QuestionKind.Text => [],
        QuestionKind.Scale => [.. Enumerable.Range(From, Math.Max(0, To - From + 1))],
        _ => [.. Enumerable.Range(0, Options.Count)],
    };

    /// <summary>How a choice reads.</summary>
    public string Word(int choice) => Kind != QuestionKind.Scale ? Options[choice]
        : choice == From && FromLabel is not null ? $"{choice} – {FromLabel}" : choice == To && ToLabel is not null ? $"{choice} – {ToLabel}"
        : choice.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether what comes later may depend on the answer.</summary>
    [JsonIgnore]
    public bool CanDecide => Kind is QuestionKind.One or QuestionKind.Several or QuestionKind.Scale;
}

/// <summary>Questions and answers as they are stored.</summary>
internal static class Stored
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("nothing is stored");
}
