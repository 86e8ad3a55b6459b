using System.IO.Compression;
using Gym24.Contracts;
using Gym24.Contracts.Papers;
using Gym24.Host.Papers;

namespace Gym24.Host.Tests.Papers;

/// <summary>What somebody uploads.</summary>
public sealed class PaperCheckTests
{
    private static readonly PaperTemplate Template = new("x.list", typeof(PaperCheckTests), new("Список", "List"),
    [
        new("название", new("Название", "Name"), Required: true), new("день", new("День", "Day"), PaperFieldKind.Date), new("куратор", new("Куратор", "Curator"), Forms: ["кого"]),
        new("люди.имя", new("Имя", "Name"), Required: true), new("вещи.имя", new("Вещь", "Thing")),
    ]);

    private const string Good = "{{Название}} {{день:цифрами}} {{куратор:кого}}";

    [Fact]
    public void What_it_may_hold_is_taken_and_what_it_lacks_is_told()
    {
        Assert.Empty(PaperCheck.Check(Template, Docx.Open(WordFile.Of(WordFile.P(Good) + WordFile.Table(["{{люди.№}}", "{{люди.имя}}"])))));
        Assert.Equal(["название", "люди.имя"], PaperCheck.Check(Template, Docx.Open(WordFile.Of(WordFile.P("{{день}}")))));
    }

    [Theory]
    [InlineData("{{название}} {{фио}} {{день:прописью}}", "paper-unknown", "{{день:прописью}}, {{фио}}")]
    [InlineData("{{куратор:кому}}", "paper-unknown", "{{куратор:кому}}")]
    [InlineData("{{название", "paper-braces", "{{название")]
    [InlineData("{{название}} }}", "paper-braces", "}}")]
    [InlineData("{{люди.имя}} {{вещи.имя}}", "paper-lists", "люди, вещи")]
    [InlineData("Просто текст", "paper-empty", "ни одного поля")]
    public void What_nobody_could_fill_is_refused_by_name(string text, string code, string named)
    {
        var refusal = Assert.Throws<Refusal>(() => PaperCheck.Check(Template, Docx.Open(WordFile.Of(WordFile.P(text)))));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "paper-size", [] },
        { "paper-size", new byte[Docx.MaxBytes + 1] },
        { "paper-broken", "не архив"u8.ToArray() },
        { "paper-broken", WordFile.Of(WordFile.P(Good))[..300] },
        { "paper-broken", WordFile.Of("<w:p>") },
        { "paper-broken", WordFile.Of(WordFile.P(Good), others: ("word/styles.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")) },
        { "paper-broken", WordFile.Of(WordFile.P(Good), others: ("word/settings.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>")) },
        { "paper-broken", WordFile.Of(WordFile.P(Good), others: ("../../evil.xml", "<x/>")) },
        { "paper-broken", WordFile.Of(WordFile.P(Good), others: ("word/Document.xml", "<x/>")) },
        { "paper-kind", WordFile.Of(WordFile.P(Good), "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml") },
        { "paper-active", WordFile.Of(WordFile.P(Good), "application/vnd.ms-word.document.macroEnabled.main+xml") },
        { "paper-active", WordFile.Of(WordFile.P(Good), others: ("word/vbaProject.bin", "x")) },
        { "paper-active", WordFile.Of(WordFile.P(Good), others: ("word/embeddings/sheet.xlsx", "x")) },
        { "paper-active", WordFile.Of(WordFile.P(Good), relations: WordFile.Relation("aFChunk", "chunk.html", "Internal")) },
        { "paper-active", WordFile.Of(WordFile.P(Good), relations: WordFile.Relation("attachedTemplate", "http://example.org/x.dotm")) },
        { "paper-active", WordFile.Of(WordFile.P(Good) + "<w:p><w:r><w:instrText> DDEA</w:instrText></w:r><w:r><w:instrText>UTO c:\\x</w:instrText></w:r></w:p>") },
        { "paper-active", WordFile.Of(WordFile.P(Good) + "<w:p><w:fldSimple w:instr=\"INCLUDEPICTURE http://example.org/x.png\"/></w:p>") },
        { "paper-external", WordFile.Of(WordFile.P(Good), relations: WordFile.Relation("image", "http://example.org/x.png")) },
        { "paper-external", WordFile.Of(WordFile.P(Good), relations: WordFile.Relation("hyperlink", "file://server/share")) },
        { "paper-bomb", Bomb() },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void What_runs_fetches_or_swells_is_refused(string code, byte[] file) => Assert.Equal(code, Assert.Throws<Refusal>(() => Docx.Open(file)).Code);

    [Fact]
    public void A_link_that_is_followed_by_a_click_may_stay() =>
        Assert.NotNull(Docx.Open(WordFile.Of(WordFile.P(Good), relations: WordFile.Relation("hyperlink", "https://example.org") + WordFile.Relation("hyperlink", "mailto:school@example.org"))));

    private static byte[] Bomb()
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 60; i++)
                part.Write(zeros);
        }
        return output.ToArray();
    }
}
