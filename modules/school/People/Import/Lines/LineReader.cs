using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Files;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Persons;

namespace Gym24.People.Import.Lines;

/// <summary>Reads cells into a <see cref="RosterLine"/> and says, cell by cell, what cannot be read.</summary>
internal sealed class LineReader(IReadOnlyList<string> columns, IReadOnlyDictionary<RosterField, int> mapping, PersonKind kind, bool ragged, DateOnly today)
{
    private static readonly string[] Dates = ["dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "yyyy.MM.dd", "dd.MM.yyyy H:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss"];
    private static readonly DateOnly Oldest = new(1920, 1, 1);
    private string[] _cells = [];
    private int _line;
    private List<Problem> _problems = [];

    /// <summary>What the line calls its person, as far as that can be read; for showing an error.</summary>
    public string Label
    {
        get
        {
            var name = Cell(RosterField.FullName) ?? $"{Cell(RosterField.Surname)} {Cell(RosterField.GivenName)} {Cell(RosterField.Patronymic)}".Trim();
            return name.Length > Person.Display ? name[..Person.Display] : name;
        }
    }

    /// <returns>The line, or <see langword="null"/> with at least one problem.</returns>
    public (RosterLine? Line, IReadOnlyList<Problem> Problems) Read(int number, string[] cells)
    {
        (_cells, _line, _problems) = (cells, number, []);
        if (cells.Length > columns.Count && cells.Skip(columns.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
            Say("TooManyCells", null, cells.Length.ToString(CultureInfo.CurrentCulture), columns.Count.ToString(CultureInfo.CurrentCulture));
        else if (cells.Length < columns.Count && !ragged)
            Say("TooFewCells", null, cells.Length.ToString(CultureInfo.CurrentCulture), columns.Count.ToString(CultureInfo.CurrentCulture));
        for (var i = 0; i < cells.Length && _problems.Count < 3; i++)
            CheckCell(cells[i], i < columns.Count ? columns[i] : null);
        if (_problems.Count > 0)
            return (null, _problems);
        var who = Kind();
        var name = Name();
        var line = name is null ? null : new RosterLine(number, who, name)
        {
            BirthDate = BirthDate(who),
            ExternalId = ExternalId(),
            Class = who == PersonKind.Pupil ? Class() : null,
            HomeroomTeacher = who == PersonKind.Pupil ? Cell(RosterField.HomeroomTeacher) : null,
            Guardians = who == PersonKind.Pupil ? Guardians() : [],
        };
        return (_problems.Count > 0 ? null : line, _problems);
    }

    private string? Cell(RosterField field) =>
        mapping.TryGetValue(field, out var column) && column < _cells.Length && _cells[column].Trim() is { Length: > 0 } text ? text : null;

    private void Say(string code, RosterField? field, params string[] args) => _problems.Add(new(code, _line,
        field is { } f && mapping.TryGetValue(f, out var column) && column < columns.Count ? columns[column] : null, args));

    private void CheckCell(string cell, string? column)
    {
        if (cell.Length > Table.MaxCell)
            _problems.Add(new("CellTooLong", _line, column, Table.MaxCell.ToString(CultureInfo.CurrentCulture)));
        else if (cell.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || cell.Contains('\uFFFD'))
            _problems.Add(new("CellCharacters", _line, column));
    }

    private PersonKind Kind()
    {
        if (Cell(RosterField.Kind) is not { } text)
            return kind;
        var word = Fold.Text(text);
        if (word.StartsWith("уч", StringComparison.Ordinal) && !word.StartsWith("учит", StringComparison.Ordinal)
            || word.StartsWith("обуч", StringComparison.Ordinal) || word is "pupil" or "student")
            return PersonKind.Pupil;
        if (new[] { "сотр", "работ", "учит", "педаг", "препод", "staff", "teacher", "админ", "психол", "директ", "заме", "завуч" }
            .Any(s => word.StartsWith(s, StringComparison.Ordinal)))
            return PersonKind.Staff;
        Say("UnknownKind", RosterField.Kind, text);
        return kind;
    }

    private PersonName? Name()
    {
        var full = Cell(RosterField.FullName);
        var split = mapping.ContainsKey(RosterField.Surname);
        var (surname, given) = (split ? RosterField.Surname : RosterField.FullName, split ? RosterField.GivenName : RosterField.FullName);
        var name = split ? PersonName.Of(Cell(RosterField.Surname), Cell(RosterField.GivenName), Cell(RosterField.Patronymic)) : PersonName.Parse(full);
        if (name is null)
        {
            Say(full is null ? "Required" : "NameTooShort", RosterField.FullName);
            return null;
        }
        CheckPart(name.Surname, surname);
        CheckPart(name.GivenName, given);
        if (name.Patronymic is not null)
            CheckPart(name.Patronymic, split ? RosterField.Patronymic : RosterField.FullName);
        return NameCase.Of(name);
    }

    private void CheckPart(string part, RosterField field)
    {
        if (part.Length == 0)
            Say("Required", field);
        else if (part.Length > Person.NamePart)
            Say("CellTooLong", field, Person.NamePart.ToString(CultureInfo.CurrentCulture));
        else if (!PersonName.IsWritable(part))
            Say("NameCharacters", field, part);
    }

    private DateOnly? BirthDate(PersonKind who)
    {
        if (Cell(RosterField.BirthDate) is not { } text)
            return null;
        DateOnly date;
        if (DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var written))
            date = DateOnly.FromDateTime(written);
        else if (ragged && double.TryParse(text, CultureInfo.InvariantCulture, out var days) && days is > 7000 and < 80_000)
            date = DateOnly.FromDateTime(DateTime.FromOADate(days));
        else
        {
            Say("Date", RosterField.BirthDate, text);
            return null;
        }
        if (date < Oldest || date > today.AddYears(who == PersonKind.Pupil ? -4 : -14))
            Say("DateRange", RosterField.BirthDate, text);
        return date;
    }

    private string? ExternalId()
    {
        var text = Cell(RosterField.ExternalId);
        if (text?.Length > Person.ExternalLength)
            Say("CellTooLong", RosterField.ExternalId, Person.ExternalLength.ToString(CultureInfo.CurrentCulture));
        return text;
    }

    private ClassName? Class()
    {
        if (Cell(RosterField.Grade) is { } grade && !mapping.ContainsKey(RosterField.Class))
        {
            var name = int.TryParse(grade, CultureInfo.InvariantCulture, out var number) ? ClassName.Of(number, Cell(RosterField.Letter)) : null;
            if (name is null)
                Say("Class", RosterField.Grade, grade);
            return name;
        }
        if (Cell(RosterField.Class) is not { } text)
            return null;
        var parsed = ClassName.Parse(Cell(RosterField.Letter) is { } letter ? text + letter : text);
        if (parsed is null)
            Say("Class", RosterField.Class, text);
        return parsed;
    }

    private List<(PersonName, Relation)> Guardians()
    {
        var found = new List<(PersonName, Relation)>();
        Add(RosterField.Mother, Relation.Mother);
        Add(RosterField.Father, Relation.Father);
        Add(RosterField.Guardian, RelationWords.Parse(Cell(RosterField.GuardianRelation)));
        return found;

        void Add(RosterField field, Relation relation)
        {
            if (Cell(field) is not { } text)
                return;
            if (PersonName.Parse(text) is not { } name || !PersonName.IsWritable(name.Surname) || !PersonName.IsWritable(name.GivenName))
                Say("GuardianName", field, text);
            else if (name.Surname.Length > Person.NamePart || name.GivenName.Length > Person.NamePart || name.Patronymic?.Length > Person.NamePart)
                Say("CellTooLong", field, Person.NamePart.ToString(CultureInfo.CurrentCulture));
            else
                found.Add((NameCase.Of(name), relation));
        }
    }
}
