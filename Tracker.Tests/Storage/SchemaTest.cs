using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Tracker.Tests.Storage;

/// <summary>SQL Server takes an index whose key may be too long, and only fails on the first row that is.</summary>
public sealed class SchemaTest
{
    private const int LargestKey = 1700;

    [Test]
    public void IndexKeys_FitWhateverTheColumnsHold()
    {
        var columns = SchemaSnapshot.Current.Tables.ToDictionary(
            table => table.SchemaObjectName.BaseIdentifier.Value,
            table => table.Definition.ColumnDefinitions.ToDictionary(column => column.ColumnIdentifier.Value, column => Bytes(column.DataType)));

        var tooLong =
            from index in SchemaSnapshot.Current.Indexes
            let table = index.OnName.BaseIdentifier.Value
            let bytes = index.Columns.Sum(column => columns[table][column.Column.MultiPartIdentifier.Identifiers[^1].Value])
            where bytes > LargestKey
            select $"{table}.{index.Name.Value}: {bytes} bytes";

        Assert.That(SchemaSnapshot.Current.Indexes, Is.Not.Empty);
        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void Text_IsUnicode() => Assert.That(
        from table in SchemaSnapshot.Current.Tables
        from column in table.Definition.ColumnDefinitions
        where column.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.Text }
        select $"{table.SchemaObjectName.BaseIdentifier.Value}.{column.ColumnIdentifier.Value}",
        Is.Empty);

    private static long Bytes(DataTypeReference type) => type is not SqlDataTypeReference sql
        ? throw new NotSupportedException($"{TSql.Write(type)} is not known here.")
        : sql.SqlDataTypeOption switch
        {
            SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar => Length(sql) * 2,
            SqlDataTypeOption.VarBinary or SqlDataTypeOption.Binary => Length(sql),
            SqlDataTypeOption.UniqueIdentifier or SqlDataTypeOption.Decimal => 17,
            _ => 10,
        };

    private static long Length(SqlDataTypeReference type) => type.Parameters is [IntegerLiteral length]
        ? long.Parse(length.Value, System.Globalization.CultureInfo.InvariantCulture)
        : int.MaxValue;
}
