using Gym24.Contracts.Files;

namespace Gym24.Contracts.Tests.Files;

internal sealed record Row(string? Name, long? Places, decimal? Hours, DateOnly? On, DateTime? At, bool? Fits);

internal static class Sample
{
    /// <summary>What a spreadsheet might take for something else, and what XML cannot hold.</summary>
    public static readonly string[] Odd =
    [
        "=HYPERLINK(\"http://example.org\";\"x\")", "+7 999", "-1", "@СУММ(A1)", "  =1", "Управляющий\u0001 знак\u000b", "Половина \ud83d пары", "Целая 🎓 пара", "_x0041_ не буква",
        "две\r\nстроки", "«кавычки» \"и\" точка; с запятой", "007", "01.02.2026", "1e5", "<b>&amp;</b>", "нет\uffffзнака",
    ];

    public static TableFile<Row> Table(IEnumerable<Row> rows, string name = "Проба", string? title = null) => new TableFile<Row>(name, rows) { Title = title }
        .Text("Имя", r => r.Name, 30).Whole("Мест", r => r.Places).Decimal("Часы", r => r.Hours).Date("День", r => r.On, r => r.Places is null ? "бессрочно" : null)
        .Moment("Когда", r => r.At).YesNo("Подходит", r => r.Fits);

    public static readonly Row Full = new("Ёлкина Анна", 45, 3.5m, new DateOnly(2026, 11, 5), new DateTime(2026, 11, 5, 14, 30, 59), true);
    public static readonly Row Bare = new(null, null, null, null, null, null);
    public static readonly Row Extreme = new("", 9_007_199_254_740_993, -0.05m, new DateOnly(1899, 12, 31), new DateTime(1900, 1, 1, 8, 0, 0), false);

    public static async Task<byte[]> Write(TableFile<Row> table, TableFormat format)
    {
        var output = new MemoryStream();
        await table.Write(format, output, default);
        return output.ToArray();
    }
}
