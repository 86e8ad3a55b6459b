namespace Gym24.People.Classes;

internal static class SchoolYears
{
    /// <summary>2026 is read «2026/27».</summary>
    public static string Text(int year) => $"{year}/{(year + 1) % 100:00}";
}
