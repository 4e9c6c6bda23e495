export default function DashboardLayout({ children, stats, modal }) {
  return (
    <main>
      {children}
      {stats}
      {modal}
    </main>
  );
}
