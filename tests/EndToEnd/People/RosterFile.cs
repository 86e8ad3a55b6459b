using System.Text;

namespace Gym24.EndToEnd.People;

/// <summary>Lists as schools have them.</summary>
internal static class RosterFile
{
    private const string Headings = "Фамилия;Имя;Отчество;Дата рождения;Класс;Мать";

    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    /// <summary>Ё, a double surname, no patronymic, twins, two of one name.</summary>
    public static readonly string[] Difficult =
    [
        "Ёжикова-Семёнова;Алёна;Петровна;03.05.2015;5А;Ёжикова Мария Олеговна",
        "Оглы;Тимур;;17.09.2014;5А;",
        "Близнюк;Анна;Павловна;11.11.2014;5Б;Близнюк Ольга Юрьевна",
        "Близнюк;Яна;Павловна;11.11.2014;5Б;Близнюк Ольга Юрьевна",
        "Тёзкин;Иван;Иванович;01.02.2013;6А;",
        "Тёзкин;Иван;Иванович;02.03.2013;6А;",
    ];

    public static FilePayload InWindows1251(string name, params IEnumerable<string> lines) =>
        new() { Name = name, MimeType = "text/csv", Buffer = Windows1251.GetBytes(string.Join("\r\n", lines.Prepend(Headings))) };

    public static FilePayload InUtf8(string name, string text) =>
        new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
