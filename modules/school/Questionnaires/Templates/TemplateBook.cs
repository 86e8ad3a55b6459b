using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Questions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Gym24.Questionnaires.Templates;

/// <summary>A questionnaire to begin with.</summary>
/// <param name="Source">The act or paper it follows, if any.</param>
internal sealed record Template(string Id, string Title, string? Explanation, bool Anonymous, AudienceKind Audience, string? Source, IReadOnlyList<Question> Questions);

/// <summary>What stands in <c>templates.yaml</c>, read once when the generation starts.</summary>
internal sealed class TemplateBook(IActiveModules modules)
{
    public const string FileName = "templates.yaml";
    private const int SmallestGroup = 3;

    private readonly (int MinimumGroup, string Source, IReadOnlyList<Template> All) _file =
        Read(File.ReadAllText(Path.Combine(modules.Of(typeof(TemplateBook).Assembly)!.Folder, FileName)));

    /// <summary>Results of anonymous questionnaires are shown from so many answers on, unless the author asks for more.</summary>
    public int MinimumGroup => _file.MinimumGroup;

    /// <summary>Why so many.</summary>
    public string MinimumGroupSource => _file.Source;

    public IReadOnlyList<Template> All => _file.All;

    public Template? Find(string id) => All.FirstOrDefault(t => t.Id == id);

    /// <exception cref="InvalidDataException">Something in it cannot be used; the message says what.</exception>
    public static (int MinimumGroup, string Source, IReadOnlyList<Template> All) Read(string yaml)
    {
        Written written;
        try
        {
            written = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<Written>(yaml)
                ?? throw new InvalidDataException($"{FileName} is empty");
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            throw new InvalidDataException($"{FileName}, line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
        if (written.MinimumGroup.People < SmallestGroup || string.IsNullOrWhiteSpace(written.MinimumGroup.Source))
            throw new InvalidDataException($"{FileName}: minimumGroup needs a source, and {SmallestGroup} people at least: of fewer, one could tell who the others are");
        if (written.Templates.GroupBy(t => t.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidDataException($"{FileName}: the template {twice.Key} stands there twice");
        return (written.MinimumGroup.People, written.MinimumGroup.Source, [.. written.Templates.Select(Checked)]);
    }

    private static Template Checked(WrittenTemplate t)
    {
        if (t.Id.Length == 0 || string.IsNullOrWhiteSpace(t.Title) || t.Title.Length > Questionnaire.TitleLength || !Enum.IsDefined(t.Audience))
            throw new InvalidDataException($"{FileName}: the template {t.Id} needs an id, a title and an audience");
        var questions = t.Questions.Select(q => new Question
        {
            Id = q.Id, Kind = q.Kind, Text = q.Text, Hint = q.Hint, Required = q.Required, Section = q.Section, Options = q.Options, From = q.From, To = q.To,
            FromLabel = q.FromLabel, ToLabel = q.ToLabel, IfQuestion = q.IfQuestion, IfAnswers = q.IfAnswers,
        }).ToList();
        var faults = new Faults();
        new QuestionList(questions).Check(faults);
        if (faults.Any || questions.Count == 0 || questions.DistinctBy(q => q.Id).Count() < questions.Count || questions.Exists(q => !q.Id.StartsWith('q')))
            throw new InvalidDataException($"{FileName}: the template {t.Id}: {faults.Found.Select(f => f.Message).FirstOrDefault() ?? "questions need ids of their own: q1, q2"}");
        return new(t.Id, t.Title, t.Explanation, t.Anonymous, t.Audience, t.Source, questions);
    }

    private sealed class Written
    {
        public WrittenGroup MinimumGroup { get; set; } = new();
        public List<WrittenTemplate> Templates { get; set; } = [];
    }

    private sealed class WrittenGroup
    {
        public int People { get; set; }
        public string Source { get; set; } = "";
    }

    private sealed class WrittenTemplate
    {
        public string Id { get; set; } = "";
        public string Title { get; set; } = "";
        public string? Explanation { get; set; }
        public bool Anonymous { get; set; }
        public AudienceKind Audience { get; set; }
        public string? Source { get; set; }
        public List<WrittenQuestion> Questions { get; set; } = [];
    }

    private sealed class WrittenQuestion
    {
        public string Id { get; set; } = "";
        public QuestionKind Kind { get; set; }
        public string Text { get; set; } = "";
        public string? Hint { get; set; }
        public bool Required { get; set; }
        public string? Section { get; set; }
        public List<string> Options { get; set; } = [];
        public int From { get; set; }
        public int To { get; set; }
        public string? FromLabel { get; set; }
        public string? ToLabel { get; set; }
        public string? IfQuestion { get; set; }
        public List<int> IfAnswers { get; set; } = [];
    }
}
