using System.Globalization;
using Gym24.People.Persons;

namespace Gym24.People.Import.Lines;

/// <summary>How names are written: a register in capitals is no reason to shout.</summary>
internal static class NameCase
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static PersonName Of(PersonName name) => new(Of(name.Surname), Of(name.GivenName), name.Patronymic is null ? null : Of(name.Patronymic));

    private static string Of(string part) =>
        part.Length > 1 && part == part.ToUpper(Russian) || part == part.ToLower(Russian) ? Russian.TextInfo.ToTitleCase(part.ToLower(Russian)) : part;

    /// <summary>The better of two writings of one name: what is known stays, unless the file knows of an ё.</summary>
    public static string Better(string known, string written) =>
        string.Equals(known.Replace('ё', 'е').Replace('Ё', 'Е'), written, StringComparison.OrdinalIgnoreCase) ? known : written;

    public static PersonName Better(PersonName known, PersonName written) => new(
        Better(known.Surname, written.Surname),
        Better(known.GivenName, written.GivenName),
        written.Patronymic is null ? known.Patronymic : known.Patronymic is null ? written.Patronymic : Better(known.Patronymic, written.Patronymic));
}
