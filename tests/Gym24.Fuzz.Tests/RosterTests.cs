using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Files;
using Gym24.Contracts.People;
using Gym24.People.Import.Lines;

namespace Gym24.Fuzz.Tests;

/// <summary>Lines of a roster, and whole files as they are uploaded.</summary>
public sealed class RosterTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly string[] Columns = ["ФИО", "Дата рождения", "Класс", "Личное дело", "Кто", "Кл. руководитель", "Мать", "Отец", "Представитель", "Родство"];

    private static readonly string[] Usual =
        ["Иванова Анна Петровна", "12.03.2012", "7А", "Л-123", "ученик", "Петрова Ольга Ивановна", "Иванова Мария", "Иванов Пётр Ильич", "Сидорова Нина", "бабушка"];

    [Fact]
    public void Lines()
    {
        var mapping = RosterColumns.Guess(Columns);
        Assert.Equal(Columns.Length, mapping.Count);
        new Campaign("Roster: lines").Run((mutations, random, number) =>
        {
            var reader = new LineReader(Columns, mapping, random.Next(2) == 0 ? PersonKind.Pupil : PersonKind.Staff, random.Next(2) == 0, Today);
            var cells = Usual.Select(cell => random.Next(4) > 0 ? cell : random.Next(2) == 0 ? mutations.OddOne(random) : Spoiled(cell, mutations.OddOne(random), random))
                .Take(random.Next(8) == 0 ? random.Next(Usual.Length + 1) : Usual.Length).ToArray();
            var (line, problems) = reader.Read(number, cells);
            Assert.True((line is null) == (problems.Count > 0));
            Assert.All(problems, p => Assert.NotEmpty(p.Code));
            Assert.True(reader.Label.Length <= 200);
            return line is not null;
        });
    }

    [Fact]
    public void Files()
    {
        var text = string.Join('\n', [string.Join(';', Columns), .. Enumerable.Range(0, 12).Select(i => string.Join(';', Usual).Replace("Иванова Анна", $"Иванова{i} \"Анна\"", StringComparison.Ordinal))]);
        byte[][] samples =
        [
            Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)], CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text),
            Encoding.UTF8.GetBytes("sep=,\n" + text.Replace(';', ',')), Encoding.UTF8.GetBytes("Список класса\n\n" + text.Replace(";", "\t")),
        ];
        new Campaign("Roster: CSV files").Run((mutations, random, _) => IsRead(mutations.Bytes(random, samples)));
    }

    [Fact]
    public void Workbooks()
    {
        var samples = Workbook.Samples(Columns, Usual);
        var parts = Workbook.Parts(Columns, Usual);
        new Campaign("Roster: XLSX files").Run((mutations, random, _) =>
        {
            if (random.Next(3) == 0)
                return IsRead(mutations.Bytes(random, samples));
            // A sound archive with something wrong in one of its parts.
            var spoiled = parts.ToDictionary();
            var part = spoiled.Keys.ElementAt(random.Next(spoiled.Count));
            spoiled[part] = mutations.Bytes(random, [spoiled[part]]);
            return IsRead(Workbook.Pack(spoiled));
        });
    }

    /// <summary>As the import does it: the file is opened, its columns are guessed, and every line is read.</summary>
    private static bool IsRead(byte[] file)
    {
        try
        {
            using var table = Table.Open(new MemoryStream(file, writable: false), headings => RosterColumns.Guess(headings).Count);
            var mapping = RosterColumns.Guess(table.Columns);
            var reader = new LineReader(table.Columns, mapping, PersonKind.Pupil, table.Ragged, Today);
            foreach (var line in table.Lines)
                reader.Read(line.Number, line.Cells);
            return true;
        }
        catch (Refusal refusal)
        {
            Assert.StartsWith("file-", refusal.Code, StringComparison.Ordinal);
            return false;
        }
    }

    private static string Spoiled(string cell, string odd, Random random) => cell.Insert(random.Next(cell.Length + 1), odd);
}
