using System.Text.Json.Serialization.Metadata;
using Scalper.Web.Api.Documents;

namespace Scalper.Web.Api.Tables;

/// <summary>A column of a table made of documents.</summary>
/// <param name="Name">The field's name in the JSON; a nested field has its owner's before it, with a point.</param>
/// <param name="Read">The field's value of a row; null where it, or its owner, is none.</param>
internal sealed record CsvColumn(string Name, Func<object, object?> Read)
{
    /// <summary>The columns of a document, in the order of its JSON: the same whatever a row holds.</summary>
    public static IReadOnlyList<CsvColumn> Of(Type document) => [.. Of(document, "", static row => row)];

    private static IEnumerable<CsvColumn> Of(Type document, string prefix, Func<object, object?> owner)
    {
        foreach (JsonPropertyInfo field in ApiJson.Options.GetTypeInfo(document).Properties)
        {
            CsvColumn column = new(prefix + field.Name, row => owner(row) is { } held ? field.Get!(held) : null);
            Type value = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
            bool isNested = ApiJson.Options.GetTypeInfo(value).Kind == JsonTypeInfoKind.Object;
            foreach (CsvColumn part in isNested ? Of(value, column.Name + ".", column.Read) : [column])
            {
                yield return part;
            }
        }
    }
}
