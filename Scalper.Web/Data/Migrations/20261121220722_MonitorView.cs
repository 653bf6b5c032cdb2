using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scalper.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class MonitorView : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MonitorChoice",
                table: "Screens",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "MonitorColumn",
                table: "Screens",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "MonitorDescending",
                table: "Screens",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MonitorFilter",
                table: "Screens",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MonitorChoice",
                table: "Screens");

            migrationBuilder.DropColumn(
                name: "MonitorColumn",
                table: "Screens");

            migrationBuilder.DropColumn(
                name: "MonitorDescending",
                table: "Screens");

            migrationBuilder.DropColumn(
                name: "MonitorFilter",
                table: "Screens");
        }
    }
}
