using System.Collections;

namespace Gym24.Contracts.Testing;

/// <summary>A value for a parameter of a query that is only put into words.</summary>
internal static class Sample
{
    private const int Several = 3;

    public static object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value);
        if (type == typeof(string))
            return "слово";
        if (type == typeof(byte[]))
            return new byte[] { 1 };
        if (type == typeof(Guid))
            return Guid.CreateVersion7();
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return List(type, Item(type));
        return null;
    }

    private static Type Item(Type type) => type.IsArray ? type.GetElementType()!
        : type.GetInterfaces().Prepend(type).First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GenericTypeArguments[0];

    private static object List(Type type, Type item)
    {
        var values = Array.CreateInstance(item, Several);
        for (var i = 0; i < Several; i++)
            values.SetValue(Of(item), i);
        if (type.IsAssignableFrom(values.GetType()))
            return values;
        return Activator.CreateInstance(type.IsInterface ? typeof(HashSet<>).MakeGenericType(item) : type, values)!;
    }
}
