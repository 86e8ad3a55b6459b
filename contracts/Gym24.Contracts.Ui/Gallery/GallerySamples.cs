using Gym24.Contracts.Bulk;

namespace Gym24.Contracts.Ui;

/// <summary>What the gallery shows; invented, so that every state of a component can be seen.</summary>
internal static class GallerySamples
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("Экскурсия на кафедру", "ТУСУР", 38, 45, "Открыта", Tone.Good),
        new("Мастер-класс «Схемотехника»", "ТУСУР", 15, 15, "Мест нет", Tone.Bad),
        new("Игра «Страны и континенты»", "РГО", 112, null, "Идёт", Tone.Accent),
        new("Летняя школа", "ТПУ", 4, 20, "Заканчивается", Tone.Warning),
    ];

    public static readonly IReadOnlyList<Option> Grades =
        [new("8", "8 класс", Count: 12), new("9", "9 класс", Count: 31), new("10", "10 класс", Count: 27), new("none", "не указано", Count: 9)];

    public static readonly IReadOnlyList<Option> Kinds =
        [new("excursion", "Экскурсия", Group: "Один раз"), new("master-class", "Мастер-класс", Group: "Один раз"), new("course", "Курс", Group: "Серия"), new("old", "Снято", Group: "Серия", Disabled: true)];

    public static readonly IReadOnlyList<CalendarEntry> Entries =
    [
        new(new(2026, 11, 3), new(2026, 11, 7), "Осенняя школа", "#", Tone.Info, Note: "ТГУ", Russian: true),
        new(new(2026, 11, 12), new(2026, 11, 12), "Экскурсия на кафедру", "#", Tone.Accent, new TimeOnly(14, 30), "ТУСУР, 9А", true),
        new(Today, Today, "Игра «Страны и континенты»", "#", Tone.Good, new TimeOnly(10, 0), "РГО", true),
        new(Today, Today, "Запись закрывается", null, Tone.Warning, Note: "Летняя школа", Russian: true),
        new(Today, Today, "Родительское собрание", "#", Tone.Neutral, new TimeOnly(18, 0), Russian: true),
        new(Today, Today, "Консультация", "#", Tone.Neutral, new TimeOnly(15, 0), Russian: true),
    ];

    public static readonly IReadOnlyList<Bar> Bars =
        [new("ТГУ", 41), new("ТПУ", 16), new("ТУСУР", 15), new("Британия", 8), new("РГО", 3, "<5", Tone: Tone.Neutral)];

    public static FormErrors Errors { get; } = new()
    {
        { "title", "Введите название" },
        { "places", "Мест не может быть меньше, чем уже записанных: 12" },
        "Другой человек изменил запись, пока вы её правили. Проверьте и сохраните ещё раз.",
    };

    public sealed record Row(string Title, string Partner, int Taken, int? Places, string State, Tone Tone);

    /// <summary>Only its button is seen.</summary>
    internal sealed class Cancel : IBulkAct
    {
        public string Id => "gallery.cancel";

        public string List => "gallery";

        public LocalText Title => new("Отменить наборы", "Cancel the runs");

        public string Icon => "ban";

        public string Permission => "";

        public Task<IReadOnlyList<BulkLine>> Preview(IReadOnlyList<Guid> rows, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) => Nothing();

        public Task<string> Do(BulkLine line, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) => Task.FromResult("");

        public Task<IReadOnlyList<BulkLine>> PreviewUndo(IReadOnlyDictionary<Guid, string> done, CancellationToken cancellation) => Nothing();

        public Task Undo(BulkLine line, CancellationToken cancellation) => Task.CompletedTask;

        private static Task<IReadOnlyList<BulkLine>> Nothing() => Task.FromResult<IReadOnlyList<BulkLine>>([]);
    }
}
