using Gym24.Contracts.Papers;
using Gym24.Host.Papers;

namespace Gym24.Host.Tests.Papers;

public sealed class PaperFillingTests
{
    private static readonly PaperValues People = new PaperValues().Text("название", "Поход").List("люди",
        [new PaperValues().Text("имя", "Ёлкина Анна").Text("имя", "Ёлкиной Анне", "кому"), new PaperValues().Text("имя", "Юрьев Пётр").Text("имя", "Юрьеву Петру", "кому")]);

    [Theory]
    [InlineData("{{название}}", "Поход")]
    [InlineData("Это |{|{назв|ание}}|, да", "Это Поход, да")]
    [InlineData("{{| Название\u00a0|}} и {{назва|ние}}", "Поход и Поход")]
    [InlineData("нет полей { } {x}", "нет полей { } {x}")]
    public void A_field_is_found_however_word_has_cut_it(string runs, string said) => Assert.Equal([said], Said(Filled(WordFile.P(runs.Split('|')), People)));

    [Fact]
    public void A_row_is_repeated_for_each_item_and_numbered()
    {
        var said = Said(Filled(WordFile.Table(["№", "Имя"], ["{{люди.№}}", "{{люди.имя}} ({{название}})"]) + WordFile.P("Конец"), People));
        Assert.Equal(["№", "Имя", "1", "Ёлкина Анна (Поход)", "2", "Юрьев Пётр (Поход)", "Конец"], said);
    }

    [Fact]
    public void A_paragraph_is_repeated_where_there_is_no_row() =>
        Assert.Equal(["Список", "Ёлкиной Анне", "Юрьеву Петру"], Said(Filled(WordFile.P("Список") + WordFile.P("{{люди.", "имя : кому}}"), People)));

    [Fact]
    public void A_table_in_a_cell_is_repeated_within_it()
    {
        var inner = WordFile.Table(["{{люди.имя}}"]);
        Assert.Equal(["Поход", "Ёлкина Анна", "Юрьев Пётр"], Said(Filled(WordFile.Table([WordFile.P("{{название}}") + inner + "<w:p/>"]), People)).Where(t => t.Length > 0));
    }

    [Fact]
    public void A_value_is_a_text_and_nothing_else()
    {
        var values = new PaperValues().Text("название", "{{люди.имя}} <w:p/> & \u0001\ue001").List("люди", [new PaperValues().Text("имя", "{{название}}")]);
        Assert.Equal(["{{люди.имя}} <w:p/> & ", "{{название}}"], Said(Filled(WordFile.P("{{название}}") + WordFile.P("{{люди.имя}}"), values)));
    }

    [Fact]
    public void A_line_feed_breaks_the_line()
    {
        var text = Docx.Open(Filled(WordFile.P("{{название}}"), new PaperValues().Text("название", "Первая\r\nвторая"))).Texts.Single();
        Assert.Single(text.Descendants(Word.Break));
        Assert.Equal(["Первая", "вторая"], text.Descendants(Word.Text).Select(t => t.Value));
    }

    [Fact]
    public void A_day_has_its_forms()
    {
        var values = new PaperValues().Date("день", new DateOnly(2026, 11, 5));
        Assert.Equal(["5 ноября 2026 г., 05.11.2026, «05» ноября 2026 г."], Said(Filled(WordFile.P("{{день}}, {{день:цифрами}}, {{день:кавычки}}"), values)));
    }

    [Fact]
    public void What_has_no_value_is_named_all_of_it()
    {
        var document = Docx.Open(WordFile.Of(WordFile.P("{{название}} {{день}} {{пусто}}") + WordFile.P("{{люди.класс}}") + WordFile.P("{{никого.имя}}")));
        var filling = new PaperFilling(new PaperValues().Text("название", "Поход").Text("пусто", " ").List("люди", [new PaperValues().Text("имя", "Анна")]).List("никого", []));
        foreach (var part in document.Texts)
            filling.Fill(part);
        Assert.Equal(["день", "люди.класс", "никого", "никого.имя", "пусто"], filling.Missing);
    }

    private static byte[] Filled(string body, PaperValues values)
    {
        var document = Docx.Open(WordFile.Of(body));
        var filling = new PaperFilling(values);
        foreach (var part in document.Texts)
            filling.Fill(part);
        Assert.Empty(filling.Missing);
        return document.Save();
    }

    private static IEnumerable<string> Said(byte[] file) => Docx.Open(file).Paragraphs.Select(Word.Said);
}
