using System.Text;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Tests.Catalogue;

public sealed class ReaderTests
{
    private const string Good = "offerings:\n  - id: good\n    name: Курс\n    partners: [tusur]\n    kind: course\n";

    [Theory]
    [InlineData("colour: red", "C010", 6, "bad.colour")]
    [InlineData("kind: dance", "C022", 6, "bad.kind")]
    [InlineData("audience: [pupils, dogs]", "C022", 6, "bad.audience")]
    [InlineData("subjects: [alchemy]", "C022", 6, "bad.subjects")]
    [InlineData("level: galactic", "C022", 6, "bad.level")]
    [InlineData("when: { season: monsoon }", "C022", 6, "bad.when.season")]
    [InlineData("when: { months: [13] }", "C024", 6, "bad.when.months")]
    [InlineData("when: { dates: [{ from: 2026-03-20, to: 2026-03-01 }] }", "C025", 6, "bad.when.dates.to")]
    [InlineData("when: { dates: [{ from: 20 March }] }", "C017", 6, "bad.when.dates.from")]
    [InlineData("grades: { from: 0, to: 11 }", "C024", 6, "bad.grades.from")]
    [InlineData("grades: { from: 9, to: 6 }", "C025", 6, "bad.grades.to")]
    [InlineData("grades: { from: 9 }", "C011", 6, "bad.grades.to")]
    [InlineData("grades: { list: [6, 6] }", "C027", 6, "bad.grades.list")]
    [InlineData("grades: six", "C014", 6, "bad.grades")]
    [InlineData("capacity: { max: \"45\" }", "C015", 6, "bad.capacity.max")]
    [InlineData("capacity: { max: 0 }", "C024", 6, "bad.capacity.max")]
    [InlineData("alsoKinds: course", "C013", 6, "bad.alsoKinds")]
    [InlineData("ownLabel: yes", "C016", 6, "bad.ownLabel")]
    [InlineData("note:", "C018", 6, "bad.note")]
    [InlineData("urls: [\"javascript:alert(1)\"]", "C026", 6, "bad.urls")]
    [InlineData("direction: Direction 1", "C023", 6, "bad.direction")]
    [InlineData("note: [a]", "C012", 6, "bad.note")]
    [InlineData("note: \"\"", "C028", 6, "bad.note")]
    [InlineData("rows: []", "C028", 6, "bad.rows")]
    [InlineData("note: a\n    note: b", "C007", 7, "bad.note")]
    [InlineData("sources: [{ document: project }]", "C011", 6, "bad.sources.section")]
    [InlineData("variants: [{ id: V 1, name: a }]", "C023", 6, "bad.variants.id")]
    public void A_fault_is_told_by_number_line_and_key_and_hides_no_other_entry(string line, string code, int at, string key)
    {
        var kind = line.StartsWith("kind:", StringComparison.Ordinal) ? "" : "\n    kind: course";
        var yaml = $"offerings:\n  - id: bad\n    name: Курс\n    partners:\n      - tusur\n    {line}{kind}\n{Good["offerings:\n".Length..]}";

        var file = Read(yaml);

        var message = Assert.Single(file.Messages);
        Assert.Equal((code, at, key), (message.Code, message.Line, message.Key));
        Assert.DoesNotContain("Catalogue.Message", message.Text);
        Assert.Equal("good", Assert.Single(file.Offerings).Id);
        Assert.Equal(["bad"], file.Faulty);
    }

    [Fact]
    public void An_entry_without_what_it_needs_names_each_missing_key()
    {
        var file = Read("offerings:\n  - note: nothing else\n");

        Assert.Equal(["offerings[1].id", "offerings[1].kind", "offerings[1].name", "offerings[1].partners"], file.Messages.Select(m => m.Key).Order());
        Assert.All(file.Messages, m => Assert.Equal("C011", m.Code));
    }

    [Fact]
    public void A_double_id_keeps_the_first()
    {
        var file = Read(Good + Good["offerings:\n".Length..]);

        Assert.Equal("C030", Assert.Single(file.Messages).Code);
        Assert.Single(file.Offerings);
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x", "C004")]
    [InlineData("a: *x", "C004")]
    [InlineData("offerings: !!python/object [1]", "C005")]
    [InlineData("offerings: []\n---\nofferings: []", "C006")]
    [InlineData("offerings: [", "C001")]
    [InlineData("a: b: c", "C001")]
    [InlineData("[[[[[[[[[[[[[[1]]]]]]]]]]]]]]", "C003")]
    [InlineData("- just a list", "C014")]
    [InlineData("just a text", "C014")]
    public void A_file_that_cannot_be_read_is_told_as_a_whole(string yaml, string code)
    {
        var file = Read(yaml);

        Assert.Equal(code, Assert.Single(file.Messages).Code);
        Assert.True(file.Unreadable);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_parsed()
    {
        var file = CatalogueReader.Read("m", "catalogue.yaml", new byte[NodeTree.MaxBytes + 1]);

        Assert.Equal("C002", Assert.Single(file.Messages).Code);
    }

    [Fact]
    public void Fifty_thousand_offerings_are_refused_and_said()
    {
        var offerings = string.Join(",", Enumerable.Range(0, 50_000).Select(i => $$"""{"id":"a{{i}}","name":"a","partners":["a"],"kind":"course"}"""));
        var json = CatalogueReader.Read("m", "catalogue.json", Encoding.UTF8.GetBytes($$"""{"sources":[{"id":"s","title":"t"}],"offerings":[{{offerings}}]}"""));

        Assert.Equal(("C021", "offerings"), (json.Messages.Single().Code, json.Messages.Single().Key));
        Assert.Empty(json.Offerings);
        Assert.Single(json.Sources);

        var yaml = Read("offerings: [" + string.Concat(Enumerable.Repeat("a,", 500_000)) + "]");
        Assert.Equal("C008", Assert.Single(yaml.Messages).Code);
        Assert.True(yaml.Unreadable);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_before_it_grows()
    {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat("bcdefghi".Select((c, i) => $"{c}: &{c} [{string.Join(", ", Enumerable.Repeat("*" + "abcdefgh"[i], 10))}]\n"));

        Assert.Equal(("C004", 1), (Assert.Single(Read(bomb).Messages).Code, Read(bomb).Messages[0].Line));
    }

    [Fact]
    public void Too_long_texts_and_lists_are_told()
    {
        Assert.Equal("C020", Assert.Single(Read(Good + $"    aim: {new string('a', 4001)}\n").Messages).Code);
        Assert.Equal("C021", Assert.Single(Read(Good + $"    stages: [{string.Join(", ", Enumerable.Range(0, 201).Select(i => $"s{i}"))}]\n").Messages).Code);
    }

    [Fact]
    public void Every_number_is_documented()
    {
        var documented = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "catalogue-messages.md"));
        var codes = Enum.GetValues<MessageNumber>().Select(n => new CatalogueMessage(n, "", "", 0, "", []).Code).ToList();

        Assert.All(codes, c => Assert.Contains($"| {c} |", documented));
        Assert.Equal(codes.Count, documented.Split('\n').Count(l => l.StartsWith("| C", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told()
    {
        var file = CatalogueReader.Read("m", "catalogue.yaml", [0xC3, 0x28]);

        Assert.Equal("C001", Assert.Single(file.Messages).Code);
    }

    [Fact]
    public void An_empty_file_is_an_empty_catalogue()
    {
        var file = Read("# nothing yet\n");

        Assert.Empty(file.Messages);
        Assert.Empty(file.Offerings);
    }

    [Fact]
    public void The_same_format_is_read_from_json()
    {
        const string json = """
            {
              "offerings": [
                { "id": "a", "name": "Игра \ud83c\udfb2", "partners": ["tusur"], "kind": "game", "grades": { "list": [6, 8] },
                  "when": { "dates": [{ "round": 1, "from": "2026-10-22" }] } },
                { "id": "b", "name": "Игра", "partners": ["tusur"],
                  "kind": "dance" }
              ]
            }
            """;

        var file = CatalogueReader.Read("m", "catalogue.json", Encoding.UTF8.GetBytes(json));

        var offering = Assert.Single(file.Offerings);
        Assert.Equal([6, 8], offering.Grades);
        Assert.Equal(new DateOnly(2026, 10, 22), offering.When!.Dates[0].From);
        var message = Assert.Single(file.Messages);
        Assert.Equal(("C022", 6, "b.kind"), (message.Code, message.Line, message.Key));
    }

    [Fact]
    public void Models_become_variants()
    {
        var file = Read(Good + "    variants: [{ id: one, name: Первый }]\n    models: [{ id: two, name: Второй }]\n");

        Assert.Empty(file.Messages);
        Assert.Equal(["one", "two"], file.Offerings[0].Variants.Select(v => v.Id));
    }

    [Fact]
    public void A_document_says_who_signed_it_what_it_changes_and_what_rests_on_it()
    {
        var file = Read("""
            documents:
              - id: doc-a
                type: приказ
                number: "732"
                date: 2022-08-12
                term: "на 2022-2024 годы"
                parties: [gym24, tgpu]
                supports: ["Сетевая площадка"]
                amends: [{ type: приказ, number: "413", date: 2012-05-17, issuer: minobrnauki }]
                amendedBy: [{ number: "569" }]
                inferred: [validTo]
              - { id: doc-b, type: приказ, validFrom: 2022-09-01, validTo: 2022-08-31 }
            """);

        var paper = Assert.Single(file.Documents);
        Assert.Equal(["gym24", "tgpu"], paper.Parties);
        Assert.Equal("Сетевая площадка", Assert.Single(paper.Supports));
        Assert.Equal(new OtherAct("приказ", "413", new DateOnly(2012, 5, 17), "minobrnauki"), Assert.Single(paper.Amends));
        Assert.Equal("569", Assert.Single(paper.AmendedBy).Number);
        Assert.Equal("C025", Assert.Single(file.Messages).Code);
    }

    private static CatalogueFile Read(string yaml) => CatalogueReader.Read("m", "catalogue.yaml", Encoding.UTF8.GetBytes(yaml));
}
