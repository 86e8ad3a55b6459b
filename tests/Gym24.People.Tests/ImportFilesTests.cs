using System.Text;
using static Gym24.People.Tests.ImportSchool;

namespace Gym24.People.Tests;

/// <summary>What may be wrong with a file as a whole, and how differently a good one may be written.</summary>
public sealed class ImportFilesTests
{
    private const string Body = "Щукина;Алёна;Петровна;01.02.2014;6А;15\n\"Ёлкин; младший\";Пётр;;2014-03-02;6А;\n";
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public static TheoryData<string> Writings => ["utf-8", "utf-8 bom", "windows-1251", "utf-16", "windows lines", "title above", "sep"];

    [Theory, MemberData(nameof(Writings))]
    public async Task A_roster_reads_the_same_however_it_is_written(string how)
    {
        await using var school = await Roster.Start();
        var text = Head + "Щукина;Алёна;Петровна;01.02.2014;6А;15\n\"Ёлкин\";Пётр;;2014-03-02;6 «а»;\n";
        byte[] file = how switch
        {
            "utf-8 bom" => [.. Encoding.UTF8.Preamble, .. Utf8(text)],
            "windows-1251" => Windows.GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text.Replace(';', '\t'))],
            "windows lines" => Utf8(text.Replace("\n", "\r\n").TrimEnd()),
            "title above" => Utf8("Список обучающихся;;;;;\n;;;;;\n" + text),
            "sep" => Utf8("sep=;\n" + text),
            _ => Utf8(text),
        };
        var view = await school.Check(file);
        Assert.Empty(view.Problems());
        Assert.Equal("new 2, changed 0, same 0, left 0, errors 0", view.Import.Counts());
        Assert.Equal(["Щукина Алёна Петровна", "Ёлкин Пётр"], view.Lines.Select(l => l.Detail.Name));
    }

    [Theory, InlineData(','), InlineData('\t')]
    public async Task Separator_is_recognised(char separator)
    {
        await using var school = await Roster.Start();
        var view = await school.Check(Head.Replace(';', separator) + "Щукина;Алёна;Петровна;01.02.2014;6А;15\n".Replace(';', separator));
        Assert.Equal(1, view.Import.New);
    }

    [Fact]
    public async Task A_separator_inside_quotes_is_text_and_said_to_be_no_name()
    {
        await using var school = await Roster.Start();
        var view = await school.Check(Head + Body);
        Assert.Equal(["строка 3, столбец «Фамилия»: «Ёлкин; младший» не похоже на имя: допустимы буквы, дефис, апостроф и пробел."], view.Problems());
    }

    [Fact]
    public async Task Bad_files_are_refused_in_words_and_leave_nothing_behind()
    {
        await using var school = await Roster.Start();
        var utf8 = Utf8(Head + Body);
        Assert.Contains("Файл пуст", await school.Refused([]));
        Assert.Contains("Файл пуст", await school.Refused(Utf8("\n \n")));
        Assert.Contains("только заголовки", await school.Refused(Utf8(Head)));
        Assert.Contains("строка 2: В файле есть нулевые байты", await school.Refused(Utf8(Head + "Щукина\0;Алёна")));
        Assert.Contains("строка 3: Кавычка открыта", await school.Refused(Utf8(Head + "Щукина;Алёна;;;6А;\n\"Ёлкин;Пётр;;;6А")));
        Assert.Contains("строка 2: Файл оборван", await school.Refused(utf8[..(Utf8(Head).Length + 1)]));
        Assert.Contains("кодировка", await school.Refused(CodePagesEncodingProvider.Instance.GetEncoding(866)!.GetBytes(Head + Body)));
        Assert.Contains("кодировка", await school.Refused(CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetBytes(Head + Body)));
        Assert.Contains("кодировка", await school.Refused([.. utf8, 0xD0, .. Utf8("\nЩукина;Алёна;;;;\n")]));
        Assert.Contains("старый формат", await school.Refused([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4]));
        Assert.Contains("больше 200 столбцов", await school.Refused(Utf8(string.Join(';', Enumerable.Range(1, 201)) + "\n1;2\n")));
        Assert.Equal(0, await school.Db(db => Task.FromResult(db.Imports.Count() + db.ImportRows.Count() + db.People.Count())));
    }

    [Fact]
    public async Task File_above_the_limit_is_refused()
    {
        await using var school = await Roster.Start();
        Assert.Contains("больше 50 МБ", await school.Refused(new byte[50 * 1024 * 1024 + 1]));
    }

    [Fact]
    public async Task Line_cut_off_in_the_middle_is_said_by_its_number()
    {
        await using var school = await Roster.Start();
        var view = await school.Check(Head + "Щукина;Алёна;Петровна;01.02.2014;6А;15\nЁлкин;Пётр;Ив");
        Assert.Equal(["строка 3: В строке столбцов 3, а в заголовке 6. Строка оборвана или в ней не хватает разделителей."], view.Problems());
        Assert.Equal(0, await school.Db(db => Task.FromResult(db.People.Count())));
    }

    [Fact]
    public async Task Sheet_gives_values_of_formulas_and_dates_as_they_are_shown()
    {
        await using var school = await Roster.Start();
        var view = await school.Check(Workbook(
            Row(1, "ФИО", "Дата рождения", "Класс")
            + """<row r="2"><c r="A2" t="str"><f>CONCATENATE("Щукина"," Алёна")</f><v>Щукина Алёна</v></c><c r="B2"><v>41671</v></c><c r="C2" t="inlineStr"><is><t>6А</t></is></c></row>"""
            + Row(4, "Ёлкин Пётр Ильич", "02.03.2014", "6Б")));
        Assert.Empty(view.Problems());
        Assert.Equal([2, 4], view.Lines.Select(l => l.Line));
        Assert.Equal(new DateOnly(2014, 2, 1), DateOnly.FromDateTime(DateTime.FromOADate(41671)));
        Assert.Equal("xlsx", view.Import.Format);
    }

    [Fact]
    public async Task Workbooks_that_are_cut_forged_or_bombs_are_refused()
    {
        await using var school = await Roster.Start();
        var good = Workbook(Row(1, "ФИО", "Класс") + Row(2, "Щукина Алёна", "6А"));
        Assert.Contains("обрезан или повреждён", await school.Refused(good[..(good.Length / 2)]));
        Assert.Contains("обрезан или повреждён", await school.Refused(Workbook(Row(1, "ФИО") + "<row r=\"2\"><c")));
        Assert.Contains("обрезан или повреждён", await school.Refused(Workbook(Row(1, "ФИО", "&x;"), "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")));
        Assert.Contains("слишком большой", await school.Refused(Workbook(Row(1, "ФИО"), null, zip =>
        {
            using var bomb = zip.CreateEntry("xl/bomb.xml").Open();
            bomb.Write(new byte[30 * 1024 * 1024]);
        })));
    }

    [Fact]
    public async Task What_looks_like_a_formula_in_text_stays_text()
    {
        await using var school = await Roster.Start();
        var view = await school.Check(Head + "=HYPERLINK(1);Алёна;;;6А;=1+1\nЩукина;Алёна;;;6А;=1+1\n");
        Assert.Equal("new 1, changed 0, same 0, left 0, errors 1", view.Import.Counts());
        Assert.Contains("строка 2, столбец «Фамилия»: «=HYPERLINK(1)» не похоже на имя", Assert.Single(view.Problems()));
    }
}
