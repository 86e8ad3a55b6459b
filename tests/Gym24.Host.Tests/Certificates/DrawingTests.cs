using System.Diagnostics;
using System.Security.Cryptography;
using Gym24.Contracts.Papers;
using Gym24.Host.Certificates.Draw;
using Gym24.Host.Certificates.Pdf;

namespace Gym24.Host.Tests.Certificates;

/// <summary>Sheets as other programs show them.</summary>
public sealed class DrawingTests
{
    private const string Game = "за победу в составе команды «Компас»: место 1, баллы 14,5\nРегиональная дистанционная метапредметная игра по географии и литературе «Страны и континенты: очевидное и невероятное»";
    private static readonly DateTime At = new(2026, 11, 23, 3, 0, 0, DateTimeKind.Utc);
    private static readonly Sheet Usual = new(false, "Гимназия № 24 имени М. В. Октябрьской", "Сертификат участника", "вручается", "Ёлкина Анна Сергеевна", Game, "г. Томск", new(2026, 11, 23),
        [new CertificateSigner("Директор", "И. И. Петрова"), new CertificateSigner("Председатель жюри")], "СУ-2026/27-0014", null, "ACDE3467FHJK9MNP", new Uri("https://gym24.school.example/verify/ACDE-3467-FHJK-9MNP"));

    [Fact]
    public async Task Everything_is_there_to_be_found_and_copied()
    {
        var pdf = Of(Usual, Usual with { Portrait = true, Heading = "Диплом победителя", Replaces = "СУ-2026/27-0003" });
        var text = Flat(await Reader.Text(pdf));
        foreach (var words in new[] { "Ёлкина Анна Сергеевна", "СЕРТИФИКАТ УЧАСТНИКА", "вручается", "Гимназия № 24 имени М. В. Октябрьской", "баллы 14,5", "«Страны и континенты:", "И. И. Петрова",
            "Председатель жюри", "г. Томск, 23 ноября 2026 г.", "№ СУ-2026/27-0014", "взамен № СУ-2026/27-0003", "gym24.school.example/verify", "ACDE-3467-FHJK-9MNP", "ДИПЛОМ ПОБЕДИТЕЛЯ" })
            Assert.Contains(words, text, StringComparison.Ordinal);
        var about = await Reader.About(pdf);
        Assert.Contains("Дипломы", about, StringComparison.Ordinal);
        Assert.Contains("Гимназия № 24", about, StringComparison.Ordinal);
        Assert.Matches("Pages: +2", about);
        var fonts = await Reader.Fonts(pdf);
        Assert.Equal(4, fonts.Count);
        // Embedded, a subset, with letters.
        Assert.All(fonts, f => Assert.Equal(["yes", "yes", "yes"], f[^5..^2]));
        Assert.All(await Reader.Squares(pdf), s => Assert.Equal("https://gym24.school.example/verify/ACDE-3467-FHJK-9MNP", s));
        Assert.Equal(2, (await Reader.Squares(pdf)).Count);
    }

    public static TheoryData<string, string, string, string> Long => new()
    {
        { "Константинопольский-Задунайский Мстислав-Иннокентий Ростиславович", Game, "Сертификат участника", "Гимназия № 24" },
        { string.Join('-', Enumerable.Repeat("Абдурахмангаджиев", 16)), string.Join(' ', Enumerable.Repeat("Достопримечательности", 27)), "Сертификат участника школы юных исследователей, проектировщиков и путешественников по всему свету", string.Join(' ', Enumerable.Repeat("Муниципальное учреждение", 12)) },
        { new string('Щ', 300), new string('Ж', 600), new string('Ш', 100), new string('Ю', 300) },
        { "И", "за", "Я", "Ш" },
        { "Команда «Обская волна», Лицей «Обь» имени первооткрывателей", string.Join('\n', Enumerable.Repeat("строка", 40)), "Диплом", "Школа" },
        { "李小龙 🎓 Anna", "за", "Диплом", "Школа" },
    };

    [Theory]
    [MemberData(nameof(Long))]
    public async Task Whatever_is_long_stays_within_the_frame_and_runs_over_nothing(string name, string text, string heading, string school)
    {
        var sheet = Usual with { Name = name, Text = text, Heading = heading, School = school, Signers = [new(new string('Д', 100), new string('П', 100)), .. Usual.Signers.Skip(1), new("Представитель Русского географического общества", "А. А. Константинопольский-Задунайский")] };
        var (pages, words) = await Reader.Words(Of(sheet, sheet with { Portrait = true }));
        Assert.All(words, w =>
        {
            Assert.InRange(w.Left, Ornament.Inner + 4, w.Right);
            Assert.InRange(w.Right, w.Left, pages[w.Page].Width - Ornament.Inner - 4);
            Assert.InRange(w.Top, Ornament.Inner, pages[w.Page].Height - Ornament.Inner);
            Assert.InRange(w.Bottom, Ornament.Inner, pages[w.Page].Height - Ornament.Inner);
        });
        // Boxes of letters reach above and below the ink; a third of the height may be shared.
        foreach (var (a, i) in words.Select((w, i) => (w, i)))
            Assert.DoesNotContain(words.Skip(i + 1).Where(b => b.Page == a.Page), b =>
                Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 1 && Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top) > 0.45 * Math.Min(a.Bottom - a.Top, b.Bottom - b.Top));
    }

    [Fact]
    public void The_same_is_the_same_byte_by_byte()
    {
        Assert.Equal(SHA256.HashData(Of(Usual)), SHA256.HashData(Of(Usual)));
        Assert.NotEqual(SHA256.HashData(Of(Usual)), SHA256.HashData(Of(Usual with { Name = "Елкина Анна Сергеевна" })));
    }

    [Fact]
    public async Task Two_hundred_are_printed_in_seconds_and_fit_a_mail()
    {
        var sheets = Enumerable.Range(1, 200).Select(i => Usual with { Portrait = i % 2 == 0, Number = $"СУ-2026/27-{i:0000}", Name = $"Участник Номер {i}" }).ToArray();
        var watch = Stopwatch.StartNew();
        var pdf = Of(sheets);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        Assert.InRange(pdf.Length, 100_000, 2_000_000);
        Assert.Equal(200, (await Reader.Words(pdf)).Pages.Count);
    }

    [Fact]
    public async Task Nobody_said_where_the_product_is_and_there_is_no_square()
    {
        var (_, words) = await Reader.Words(Of(Usual with { Verify = null, Town = null, Name = "" }));
        Assert.DoesNotContain(words, w => w.Text.Contains("/verify", StringComparison.Ordinal));
        Assert.Contains(words, w => w.Text == "удалены");
    }

    [Fact]
    public void A_font_that_is_cut_down_keeps_its_glyphs_where_they_were()
    {
        var font = new Faces().Serif.Font;
        // й is put together from и and its breve.
        var glyphs = "Ёй№«ж".Select(c => font.Glyph(c)).ToList();
        Assert.DoesNotContain(0, glyphs);
        var less = font.Subset(glyphs);
        Assert.InRange(less.Length, 1_000, 60_000);
        Assert.Equal(0, font.Glyph('李'));
    }

    [Fact]
    public async Task The_emblem_of_the_school_stands_on_the_sheet()
    {
        Assert.Null(Jpeg.Read("PNG"u8.ToArray()));
        Assert.Null(Jpeg.Read([0xFF, 0xD8, 0xFF, 0xC0, 0, 17]));
        var emblem = Jpeg.Read(Convert.FromBase64String(SmallJpeg))!;
        Assert.Equal((2, 2), (emblem.Width, emblem.Height));
        var pdf = Drawing.Of([Usual, Usual], "Дипломы", At, emblem);
        Assert.Contains("Ёлкина", await Reader.Text(pdf), StringComparison.Ordinal);
        Assert.Equal(2, (await Reader.Squares(pdf)).Count);
    }

    private static byte[] Of(params Sheet[] sheets) => Drawing.Of(sheets, "Дипломы", At, null);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private const string SmallJpeg = "/9j/4AAQSkZJRgABAQEAAAAAAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAACAAIDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDcZmkYu7FnY5Zickn1ooooA//Z";
}
